"""A question sheet's own words on points and digits become a proposal that can be pasted."""

from __future__ import annotations

import pytest

from handgrad.grade.proposal import propose
from handgrad.problem import load

SHEET = """\
# Homework 3

Round every result to four decimal places.

**(a)** Compute all gates at t = 1 and t = 2. **[10 pts]**

**(b)** Compute the errors. (5.5 marks)
"""


def test_parts_points_and_digits_with_their_lines() -> None:
    found = propose(SHEET)
    assert [(p.key, p.value, p.line) for p in found.parts] == [("a", "10", 5), ("b", "5.5", 7)]
    assert found.digits is not None
    assert (found.digits.key, found.digits.value, found.digits.line) == ("decimals", "4", 3)


def test_a_proposal_can_be_pasted() -> None:
    text = "equations: y = w x\ngiven: {w: 2, x: 3}\n" + propose(SHEET).yaml()
    problem = load(text)
    assert problem.marking.total == "15.5"
    assert problem.digits.decimals == 4


@pytest.mark.parametrize(
    ("line", "parts", "points"),
    [
        ("Question 2 [8 points]: the second step", [("2", "8")], None),
        ("Pregunta 2 (5 puntos), con 3 decimales", [("2", "5")], None),
        ("第3题（6分），保留4位小数", [("3", "6")], None),
        ("a) first [2 pts] b) second [3 pts]", [("a", "2"), ("b", "3")], None),
        ("This sheet is worth 20 points.", [], "20"),
        ("The points (0.3, 0.6) are given.", [], None),
        ("Nothing here", [], None),
    ],
)
def test_ways_of_writing(line: str, parts: list[tuple[str, str]], points: str | None) -> None:
    found = propose(line)
    assert [(p.key, p.value) for p in found.parts] == parts
    assert (None if found.points is None else found.points.value) == points


def test_significant_figures() -> None:
    found = propose("Give 3 significant figures.").digits
    assert found is not None
    assert (found.key, found.value) == ("significant", "3")


def test_a_page_that_says_nothing_proposes_nothing() -> None:
    assert propose("$h_1 = 0.5$").yaml() == ""


@pytest.mark.parametrize(
    "line", ["con 4 decimales", "avec 4 décimales", "auf 4 Nachkommastellen", "保留4位小数"]
)
def test_digits_are_asked_for_in_other_languages(line: str) -> None:
    found = propose(line).digits
    assert found is not None
    assert (found.key, found.value) == ("decimals", "4")
