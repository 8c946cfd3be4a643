"""Case files become pages in three notations, every number of the case on each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.generator.cases.lines import lines
from tests.check.generator.cases.naming import of_case, of_claim
from tests.check.generator.cases.read import Case, read
from tests.check.generator.cases.score import Score
from tests.check.generator.cases.sheet import NOTATIONS, sheet
from tests.check.generator.cases.sums import problem
from tests.check.generator.expression import derivative
from tests.check.generator.notation import Symbol, name

CASES = [read(path) for path in sorted(Path(__file__).with_name("cases").glob("*.yaml"))]


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_number_of_the_case_stands_on_the_page(case: Case, notation: str) -> None:
    """Once as itself, where its label says, with the verdict of the case; copies besides."""
    page = sheet(case, notation)
    rows = page.text.split("\n")
    for label in page.labels:
        assert rows[label.line - 1][label.column - 1 :].startswith(label.text)
    own = [label.claim for label in page.labels if label.role != "copy"]
    assert sorted(map(id, own)) == sorted(map(id, case.claims))
    assert sheet(case, notation) == page


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_checker_reads_the_pages_rightly(case: Case, alone: bool) -> None:
    """Nothing right is accused; with the problem everything wrong is found where it was made, alone
    as far as the page tells it.
    """
    score = Score()
    for notation in NOTATIONS:
        score.add(case, sheet(case, notation), notation, None if alone else problem(case))
    figures = score.figures()
    assert figures["accused"] == 0, score.notes
    assert score.count["found"] == score.count["faulty"], score.notes
    assert score.count["seen"] >= (0.93 if alone else 1) * score.count["numbers"], score.notes
    if not alone:
        assert score.count["placed"] == score.count["wrong"], score.notes


def test_products_of_matrices_are_sums_of_products() -> None:
    """A step on vectors becomes one formula an entry, in an author's names."""
    case = next(case for case in CASES if case.id == "gated-sum")
    assert "z_1 = W_{11} * x_1 + W_{12} * x_2 + b_1" in problem(case)
    assert 'D_7: "∂L/∂y"' in problem(case)


def test_a_line_begins_with_what_is_known() -> None:
    """A number that was said before is an operand of the next line, one never said ends its own."""
    case = next(case for case in CASES if case.id == "gated-sum")
    first, second, *_ = lines(case)
    assert (first.result.text, len(first.stages)) == ("0.4", 1)
    assert (second.result.text, len(second.stages)) == ("0.5987", 1)


def test_names() -> None:
    """What a case file calls a quantity, as an author does."""
    assert of_claim("dL/dh2") == derivative(Symbol("L"), Symbol("h", "2"))
    assert of_claim("c~_t") == Symbol("c", "1", mark="tilde")
    assert of_claim("current input") is None
    assert of_case("b1n", ["b1"]) == Symbol("b", "1", "+")
    assert name(of_case("eta"), "plain") == "η"  # type: ignore[arg-type]
