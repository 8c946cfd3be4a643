"""Assignment files: several problems with their parts and points; refused with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad.errors import ProblemError
from handgrad.grade.assignment import load
from handgrad.grade.mark import mark
from handgrad.grade.scheme import scheme
from tests.grade.pages_of import PROBLEM, page

SECOND = """\
title: A square
equations: |
  p = a b
  L = p^2
given: {a: 1.7, b: 0.6}
ask: [p, L]
decimals: 4
"""
BOTH = """\
schema: 1
title: Homework 4
problems:
  - {problem: rnn.yaml, part: 1, points: 7, heading: Question 1}
  - {problem: square.yaml, part: 2, points: 4, heading: Question 2}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rnn.yaml").write_text(PROBLEM, encoding="utf-8")
    (tmp_path / "square.yaml").write_text(SECOND, encoding="utf-8")
    (tmp_path / "homework.yaml").write_text(BOTH, encoding="utf-8")
    return tmp_path


def test_a_problem_file_is_an_assignment_of_one(folder: Path) -> None:
    found = load(folder / "rnn.yaml")
    assert found.title == "A recurrent unit, three steps"
    assert scheme(found).out_of == "14"


def test_problems_with_their_points(folder: Path) -> None:
    made = scheme(load(folder / "homework.yaml"))
    assert (made.title, made.out_of) == ("Homework 4", "11")
    assert list(dict.fromkeys(r.part for r in made.rows)) == ["1", "2"]


@pytest.mark.parametrize("swapped", [False, True])
def test_each_question_is_marked_under_its_heading(folder: Path, swapped: bool) -> None:
    """L means another thing in the second question, and the questions may change places."""
    one = page().replace("# Homework", "# Question 1")
    two = "# Question 2\n\n$p = 1.7 \\cdot 0.6 = 1.02$\n\n$L = 1.02^2 = 1.0404$\n\n"
    text = f"{two}\n{one}" if swapped else f"{one}\n{two}"
    script = mark(
        text, name="a", path="a.md", digest="", scheme=scheme(load(folder / "homework.yaml"))
    )
    assert (script.state, script.total) == ("marked", "11")


def test_a_question_that_is_missing_costs_its_points(folder: Path) -> None:
    text = page().replace("# Homework", "# Question 1")
    script = mark(
        text, name="a", path="a.md", digest="", scheme=scheme(load(folder / "homework.yaml"))
    )
    assert {a.got for a in script.awards if a.part == "2"} == {"0"}
    assert script.total == "7"


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("square.yaml", "sqare.yaml", (5, 15), "there is no file sqare.yaml"),
        ("points: 4", "worth: 4", (5, 37), "no key `worth`"),
        ("points: 4", "points: many", (5, 45), "points is `many`"),
        ("title: Homework 4", "titel: Homework 4", (2, 1), "no key `titel`"),
        ("  - {problem: square.yaml", "  - {part: 3", (5, 5), ""),
    ],
)
def test_faults_have_a_place(
    folder: Path, old: str, new: str, place: tuple[int, int], says: str
) -> None:
    (folder / "homework.yaml").write_text(BOTH.replace(old, new), encoding="utf-8")
    with pytest.raises(ProblemError, match=says or None) as caught:
        load(folder / "homework.yaml")
    if says:
        assert caught.value.place == place


def test_points_that_contradict_the_problem_are_refused(folder: Path) -> None:
    (folder / "square.yaml").write_text(f"{SECOND}marks:\n  - A3: p\n", encoding="utf-8")
    with pytest.raises(ProblemError, match="the problem file gives 3 points"):
        load(folder / "homework.yaml")


def test_a_forgotten_heading_is_not_taken_for_a_missing_question(folder: Path) -> None:
    """The second question stands below the first without a heading."""
    two = "$p = 1.7 \\cdot 0.6 = 1.02$\n\n$L = 1.02^2 = 1.0404$\n\n"
    text = page().replace("# Homework", "# Question 1") + two
    script = mark(
        text, name="a", path="a.md", digest="", scheme=scheme(load(folder / "homework.yaml"))
    )
    assert script.state == "waiting"
    assert {a.got for a in script.awards if a.part == "2"} == {""}
    assert sum(float(a.got) for a in script.awards if a.part == "1" and a.got) >= 6


def test_without_any_heading_names_tell_and_what_they_cannot_waits(folder: Path) -> None:
    """Both problems ask for an L."""
    two = "$p = 1.7 \\cdot 0.6 = 1.02$\n\n$L = 1.02^2 = 1.0404$\n\n"
    script = mark(
        f"{page()}\n{two}",
        name="a",
        path="a.md",
        digest="",
        scheme=scheme(load(folder / "homework.yaml")),
    )
    got = {a.label: a.got for a in script.awards if a.part == "2"}
    assert got["value of p"] not in ("", "0")
    assert got["value of L"] == ""
