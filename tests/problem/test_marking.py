"""Points, parts and mark schemes of problem files are read where they stand, or refused there."""

from __future__ import annotations

import pytest

from handgrad.errors import ProblemError
from handgrad.problem import load
from handgrad.problem.marks import Mark

HEAD = """\
equations: |
  y = w x
  q = y^2
given: {w: 2, x: 3}
"""


def test_marks_in_examiners_words() -> None:
    text = HEAD + "marks:\n  - M1: y\n  - M2 A3ft: q\n    says: the square\n  - B1 oe isw: [y, q]\n"
    lines = load(text).marking.lines
    assert [line.marks for line in lines] == [
        (Mark("M", "1"),),
        (Mark("M", "2"), Mark("A", "3", ("ft",))),
        (Mark("B", "1", ("oe", "isw")),),
    ]
    assert [leaf.text for leaf in lines[2].of] == ["y", "q"]
    assert lines[1].says == "the square"
    assert load(text).marking.total == "7"


def test_rows_stand_under_parts_and_stages() -> None:
    text = HEAD + "marks:\n  a:\n    first:\n      - M1: y\n  b:\n    - A0.5: q\n"
    lines = load(text).marking.lines
    assert [(line.part, line.stage) for line in lines] == [("a", "first"), ("b", "")]
    assert load(text).marking.total == "1.5"


def test_parts_with_and_without_what_they_ask() -> None:
    marking = load(HEAD + "parts: {a: 4, b: {points: 6, ask: q}}\n").marking
    assert [(p.name, p.points, [x.text for x in p.ask]) for p in marking.parts] == [
        ("a", "4", []),
        ("b", "6", ["q"]),
    ]
    assert marking.total == "10"


def test_a_problem_without_marks_has_none() -> None:
    assert load(HEAD).marking.total == ""


@pytest.mark.parametrize(
    ("more", "line", "column", "says"),
    [
        ("marks:\n  - M1 fx: y\n", 6, 5, "are no marks"),
        ("marks:\n  - M0: y\n", 6, 5, "are no marks"),
        ("marks:\n  - M1: y\n    A1: y\n", 7, 5, "a second key"),
        ("marks:\n  - says: nothing\n", 6, 5, "without marks"),
        ("marks: 7\n", 5, 8, "marks is `7`"),
        ("marks:\n  a: 7\n", 6, 6, "part a is `7`"),
        ("marks:\n  - M1: []\n", 6, 5, "for nothing"),
        ("parts: {a: 3}\nmarks:\n  b:\n    - M3: y\n", 8, 7, "no part `b`"),
        ("parts: {a: 3}\nmarks:\n  a:\n    - M2: y\n", 5, 9, "add up to 2"),
        ("points: 5\nmarks:\n  - M2: y\n", 5, 1, "add up to 2"),
        ("points: five\n", 5, 9, "points is `five`"),
        ("parts: {a: {worth: 3}}\n", 5, 13, "a part has no `worth`"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_place(
    more: str, line: int, column: int, says: str
) -> None:
    with pytest.raises(ProblemError) as caught:
        load(HEAD + more)
    assert says in str(caught.value)
    assert caught.value.place == (line, column)
