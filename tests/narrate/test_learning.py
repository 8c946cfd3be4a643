"""Learning tables: rows, the verdict on them, and that they check like any other page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import handgrad as hg
from handgrad import render
from handgrad.document import Heading, Table
from handgrad.narrate import narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.problem.starter import starter

RULES = ("perceptron", "pocket", "adaline", "delta")
FORMATS = {"text": "text", "markdown": "markdown", "latex": "latex", "html": "html"}
OR = """
model: perceptron
inputs: {x: [[0, 0], [0, 1], [1, 0], [1, 1]]}
targets: {y: [0, 1, 1, 1]}
epochs: %d
initial: {w: [0.3, -0.2], b: -0.5}
given: {η: 0.1}
decimals: {default: 1, o: 0, e: 0}
"""


def page(text: str, form: str = "text", detail: str = "exam") -> str:
    written: str = render.find(form).write(narrate(Solution(load(text)), detail))
    return written


def test_one_row_an_example_one_table_an_epoch() -> None:
    document = narrate(Solution(load(OR % 3)))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [5, 4, 4]  # the first shows where it begins
    assert all(len(row) == len(tables[0].header) == 10 for t in tables for row in t.rows)
    titles = ["".join(map(str, b.parts)) for b in document.blocks if isinstance(b, Heading)]
    assert titles[0].startswith("Epoch 1: 2 updates")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("form", FORMATS)
def test_a_solved_table_has_no_slip(rule: str, form: str) -> None:
    text = re.sub(r"epochs: \d+", "epochs: 2", starter(rule))
    detail = "exam"
    report = hg.check(page(text, form, detail), problem=text, format=FORMATS[form])
    assert not report.findings
    judged = [n for n in report.numbers if n.status in ("ok", "given")]
    assert len(judged) >= 0.9 * len(report.numbers)


@pytest.mark.parametrize("detail", ["terse", "full"])
@pytest.mark.parametrize("rule", RULES)
def test_less_and_more_detail_have_no_slip_either(rule: str, detail: str) -> None:
    text = re.sub(r"epochs: \d+", "epochs: 1", starter(rule))
    assert not hg.check(page(text, "text", detail), problem=text, format="text").findings


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ("= −0.7 ", "= −0.3 "),  # a net input
        ("0.4   −0.1   −0.3", "0.5   −0.1   −0.3"),  # a weight
        ("0.4   −0.1   −0.3", "0.4   −0.1   −0.2"),  # the bias
        ("= −0.1   0   1", "= −0.1   1   1"),  # an output
        ("1   0    0    0 ", "1   1    0    0 "),  # an input
        ("−0.1   −0.4", "0.1   −0.4"),  # a sign
    ],
)
def test_a_slipped_cell_is_found(was: str, is_: str) -> None:
    text = OR % 4
    right = page(text)
    wrong = right.replace(was, is_, 1)
    assert wrong != right
    where = next(
        n
        for n, (a, b) in enumerate(zip(right.split("\n"), wrong.split("\n"), strict=True), 1)
        if a != b
    )
    report = hg.check(wrong, problem=text, format="text")
    assert [wrong.count("\n", 0, f.span[0]) + 1 for f in report.findings] == [where]


def test_when_it_ends() -> None:
    text = page(OR % 6)
    assert "makes no mistake" in text
    assert "updates from these starting weights" in text
    assert "not enough" in page(OR % 2)


def test_what_cannot_be_learned() -> None:
    text = page(
        "model: perceptron\ninputs: {x: [[0, 0], [0, 1], [1, 0], [1, 1]]}\n"
        "targets: {y: [1, 0, 0, 1]}\nepochs: 2\ngiven: {η: 1}\ndecimals: 0\n"
    )
    assert "It cannot end" in text
    assert "for ever" in text


def test_states_begin_with_zeros_of_the_right_size() -> None:
    s = Solution(
        load(
            "model: perceptron\ninputs: {x: [[1, 2, 3]]}\ntargets: {y: [1]}\n"
            "given: {η: 1}\ndecimals: 0\n"
        )
    )
    assert str(s["w"][0]) == "[0, 0, 0]"


def test_epochs_repeat_the_rows() -> None:
    problem = load(OR % 3)
    assert (problem.epochs, problem.steps) == (3, 12)
    assert problem.inputs["x"].value[4] == problem.inputs["x"].value[0]


def test_too_many_examples() -> None:
    with pytest.raises(hg.errors.ProblemError, match="300 epochs of 4 examples"):
        load(OR % 300)


def test_the_examples_of_the_repository() -> None:
    folder = Path(__file__).parents[2] / "examples"
    assert "Novikoff" in page((folder / "perceptron-or.yaml").read_text(encoding="utf-8"))
    assert "for ever" in page((folder / "perceptron-xor.yaml").read_text(encoding="utf-8"))
    adaline = page((folder / "adaline.yaml").read_text(encoding="utf-8"))
    assert "squared errors" in adaline
