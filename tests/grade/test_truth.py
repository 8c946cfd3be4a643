"""Truth tables: marked row by row, and a conclusion that fits one's own table earns its mark."""

from __future__ import annotations

from pathlib import Path

import pytest

import handgrad as hg
from handgrad.grade.mark import mark
from handgrad.grade.records import Script
from handgrad.grade.scheme import scheme

UNIT = Path(__file__).parents[2] / "examples" / "threshold-and.yaml"
RIGHT = ((-12, 0), (-4, 0), (-4, 0), (4, 1))


def script(rows: tuple[tuple[int, int], ...], says: str) -> Script:
    text = "# The unit\n\n| x_1 | x_2 | z | h |\n|---|---|---|---|\n"
    for i, (z, h) in enumerate(rows):
        a, b = divmod(i, 2)
        text += f"| {a} | {b} | 8·{a} + 8·{b} − 12 = {str(z).replace('-', '−')} | {h} |\n"
    made = scheme(hg.solve(UNIT))
    return mark(f"{text}\n{says}\n", name="a", path="a.md", digest="", scheme=made)


def got(found: Script) -> list[str]:
    return [a.got for a in found.awards]


def test_a_right_table_and_its_function() -> None:
    found = script(RIGHT, "The unit computes AND.")
    assert [a.label for a in found.awards] == [
        "z worked out in every row",
        "values of z",
        "values of h",
        "which function it is",
    ]
    assert got(found) == ["1", "1", "1", "1"]


def test_a_conclusion_that_fits_ones_own_table() -> None:
    found = script(((-12, 0), (4, 1), (4, 1), (4, 1)), "So it is the OR function.")
    assert got(found) == ["1", "0", "1", "1"]
    assert found.awards[3].reason == "OR fits your own table"


@pytest.mark.parametrize(
    ("says", "mark_", "why"),
    [
        ("It is OR.", "0", "it is AND; you wrote OR (line 10)"),
        ("It is AND, not OR.", "1", ""),
        ("Nothing to say.", "0", "no function is named"),
        ("It is AND or maybe XOR.", "", "several functions are named (line 10)"),
        ("A conjunction.", "1", ""),
    ],
)
def test_what_the_page_says(says: str, mark_: str, why: str) -> None:
    award = script(RIGHT, says).awards[3]
    assert (award.got, award.reason) == (mark_, why)


def test_the_columns_of_the_inputs_may_change_places() -> None:
    """x_2 first: the row 0, 1 of the page is the row 1, 0 of the problem."""
    made = scheme(hg.solve(UNIT))
    text = "| x_2 | x_1 | z | h |\n|---|---|---|---|\n"
    for i, (z, h) in enumerate(((-12, 0), (-4, 0), (-4, 1), (4, 1))):
        a, b = divmod(i, 2)
        text += f"| {a} | {b} | 8·{b} + 8·{a} − 12 = {str(z).replace('-', '−')} | {h} |\n"
    found = mark(text, name="a", path="a.md", digest="", scheme=made)
    assert "h(0, 1) = 0, you wrote 1" in next(a for a in found.awards if a.got == "0").reason
