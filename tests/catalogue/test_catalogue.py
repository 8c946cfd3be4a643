"""Pages of models and chapters: generated, counted by their own formulas, their claims computed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from handgrad import models
from handgrad.catalogue import chapter
from handgrad.catalogue.chapters.convolutional import shifted
from handgrad.catalogue.compare import compare, siblings
from handgrad.catalogue.count import by_axes, count, sizes
from handgrad.catalogue.graph import example, graph
from handgrad.catalogue.manual import WIDE, manual
from handgrad.catalogue.page import UNDRAWN, page
from handgrad.catalogue.picture import picture
from handgrad.catalogue.receptive import seen, sides
from handgrad.catalogue.work import entries, printed, solved
from handgrad.cli.main import handgrad
from handgrad.document import Drawing, Heading, Table
from handgrad.graph.leaf import quantity
from handgrad.graph.model import Model, axes
from handgrad.notation import Name
from handgrad.ops import apply
from handgrad.problem.solution import Solution
from handgrad.render.layout.width import width
from scripts import catalogue

EVERY = models.every()
DRAWN = [m for m in EVERY.values() if m.kind not in UNDRAWN and m.name not in UNDRAWN]


def test_the_pages_of_docs_are_generated() -> None:
    for name, text in catalogue.files():
        path = catalogue.FOLDER / name
        assert path.exists(), f"{name} is missing: make docs writes it"
        assert path.read_text(encoding="utf-8") == text, f"{name}: make docs refreshes it"


def test_every_model_belongs_to_a_chapter() -> None:
    assert {m.kind for m in EVERY.values()} == set(chapter.names())
    assert not set(chapter.names()) & set(models.names()), "one name, two pages"


@pytest.mark.parametrize("model", EVERY.values(), ids=list(EVERY))
def test_the_count_is_that_of_the_weights(model: Model) -> None:
    """Clockwork counts only the part of U that is used; learning rules have no weights to train."""
    if model.name == "clockwork" or model.kind == "learning":
        return
    letters = {
        re.sub(r"\d", "", axis): 3 + place
        for place, axis in enumerate(
            sorted({axis for shape in axes(model.weights).values() for axis in shape})
        )
    }
    assert set(sizes(model)) <= set(letters) | {""}
    letters.pop("", None)
    if model.parameters != "0":
        assert count(model, letters) == by_axes(model, letters)


def test_counts_of_known_networks() -> None:
    assert count(EVERY["lenet5"], sizes(EVERY["lenet5"])) == 61_706
    assert count(EVERY["gru"], {"d": 10, "n": 20}) == 1860


@pytest.mark.parametrize("model", DRAWN, ids=[m.name for m in DRAWN])
def test_a_picture_has_every_line_and_no_loose_arrow(model: Model) -> None:
    made, _ = graph(example(model))
    drawn = picture(model, made)
    keys = [box.key for box in drawn.boxes]
    assert len(keys) == len(set(keys))
    for node in made.nodes.values():
        assert isinstance(node.name, Name)
        assert node.name.key in keys
    assert all(arrow.start in keys and arrow.end in keys for arrow in drawn.arrows)
    assert any(box.kind == "output" for box in drawn.boxes), model.output


@pytest.mark.parametrize("model", EVERY.values(), ids=list(EVERY))
def test_a_manual_fits_a_terminal(model: Model) -> None:
    lines = manual(model).splitlines()
    assert lines[0] == model.title
    told = lines[lines.index("", 2) :]  # equations may be longer than a terminal is wide
    assert (
        max(width(line) for line in told if not line.startswith(("Try it", "See also"))) <= WIDE + 4
    )


def test_a_page_has_pictures_of_a_recurrence() -> None:
    blocks = page(EVERY["bidirectional"]).blocks
    drawings = [block.svg for block in blocks if isinstance(block, Drawing)]
    assert len(drawings) == 2
    assert all(svg.startswith("<svg") and svg.endswith("</svg>") for svg in drawings)
    assert drawings[1].count('stroke-dasharray="5 3"/>') == 6  # three cells a direction


def test_four_grus_on_the_same_numbers() -> None:
    found = compare(EVERY["gru_cho"])
    assert found is not None
    assert found.values == {
        "gru": "0.6060", "gru_cho": "0.5643", "gru_pytorch": "0.5367", "gru_reset_after": "0.5605"
    }  # fmt: skip
    assert next(m.name for m in siblings(EVERY["lstm_1997"])) == "lstm"
    assert compare(EVERY["jordan"]) is None


def test_a_receptive_field_grows_layer_by_layer() -> None:
    x = quantity(Name("X"), (9, 9))
    k = quantity(Name("K"), (3, 3))
    one = apply("cross_correlation", x, k)
    two = apply("cross_correlation", one, k, stride=2)
    assert sides(seen(one, (0, 0), x)) == (3, 3)
    assert sides(seen(two, (1, 1), x)) == (5, 5)
    assert len(seen(apply("max_pool", one, size=2), (0, 0), x)) == 16


def test_shared_gradients_are_sums() -> None:
    """On other numbers than the page: one kernel, and a copy of it at each of three places."""
    given = {"X": [2, -1, 3, 1], "K": [1, 2], "T": [0, 1, 5]}
    error = "E = sum((Y − T)^2)"
    shared = solved(f"Y = conv(X, K)\n{error}", given=given, decimals=0)
    apart = solved(f"Y = unshared(X, K)\n{error}", given={**given, "K": [[1, 2]] * 3}, decimals=0)
    each = [int(t.replace("−", "-")) for t in entries(apart, "∂E/∂K")]
    assert [int(t.replace("−", "-")) for t in entries(shared, "∂E/∂K")] == [
        sum(each[0::2]),
        sum(each[1::2]),
    ]


def test_shifts_come_round() -> None:
    assert shifted([[1, 2, 3], [4, 5, 6]], 2) == [[2, 3, 1], [5, 6, 4]]


def test_the_contractive_penalty_has_two_equal_forms() -> None:
    two = [
        printed(solution, "P")
        for solution in (
            solved_example("contractive"),
            solved_example("contractive_general"),
        )
    ]
    assert two[0] == two[1]
    assert len(two[0].split(".")[1]) == 15


def solved_example(name: str) -> Solution:
    return Solution(example(EVERY[name]).with_decimals(15))


def test_chapters_say_what_goes_wrong() -> None:
    for name in chapter.names():
        found = chapter.find(name)
        assert found is not None
        blocks = chapter.page(found).blocks
        heads = [block.parts[0] for block in blocks if isinstance(block, Heading)]
        assert "Which kinds there are" in heads
        assert "How they differ" in heads
        assert any(isinstance(block, Table) for block in blocks)


def test_the_command(tmp_path: Path) -> None:
    run = CliRunner().invoke
    every = run(handgrad, ["models"])
    assert every.exit_code == 0
    assert "lstm_peephole" in every.output
    assert "Attention (attention)" in every.output
    one = run(handgrad, ["models", "GRU"])
    assert "there are 1860" in one.output
    family = run(handgrad, ["models", "convolutional"])
    assert "Translation equivariance" in family.output
    target = tmp_path / "page.html"
    written = run(handgrad, ["models", "lstm", "--html", "-o", str(target)])
    assert written.exit_code == 0
    assert "<svg" in target.read_text(encoding="utf-8")
    wrong = run(handgrad, ["models", "grru"])
    assert wrong.exit_code == 2
    assert "did you mean gru" in wrong.output
    assert run(handgrad, ["models", "--html"]).exit_code == 2
