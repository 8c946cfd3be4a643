"""Mark schemes: as the problem file writes them, or derived from what depends on what."""

from __future__ import annotations

import pickle
from fractions import Fraction
from pathlib import Path

import pytest

import handgrad as hg
from handgrad.errors import ProblemError
from handgrad.grade.scheme import scheme
from tests.grade.pages_of import PROBLEM

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_derived_rows_are_method_then_accuracy() -> None:
    rows = scheme(hg.solve(PROBLEM)).rows
    assert [(r.stage, r.kind, r.label) for r in rows[:4]] == [
        ("t = 1", "M", "h₁ = tanh(z₁)"),
        ("t = 1", "A", "value of h₁"),
        ("t = 1", "M", "o₁ = v h₁ + c"),
        ("t = 1", "A", "value of o₁"),
    ]
    assert rows[3].tags == ("ft",)
    assert rows[3].wants[0].right == "0.4200"
    assert rows[3].wants[0].uses == ("h₁",)


def test_what_depends_on_nothing_of_its_stage_is_one_group() -> None:
    rows = scheme(hg.solve(EXAMPLES / "lstm.yaml")).rows
    assert [w.symbol for w in rows[0].wants] == ["f₁", "i₁", "C̃₁", "o₁"]
    assert rows[1].tags == ()  # nothing of the student's own goes in at the first step
    second = next(r for r in rows if r.stage == "t = 2" and r.kind == "A")
    assert second.tags == ("ft",)
    assert second.wants[0].uses == ("y\u0303₁",)


@pytest.mark.parametrize("points", ["7", "10", "3", "2.5", "100"])
def test_stated_points_are_shared_out_exactly(points: str) -> None:
    made = scheme(hg.solve(f"{PROBLEM}points: {points}\n"))
    assert made.out_of == points
    assert all(Fraction(row.points) > 0 for row in made.rows)


def test_parts_divide_what_is_asked() -> None:
    made = scheme(hg.solve(f"{PROBLEM}parts: {{a: {{points: 6, ask: h}}, b: 4}}\n"))
    assert {r.part for r in made.rows} == {"a", "b"}
    assert sum(Fraction(r.points) for r in made.rows if r.part == "a") == 6
    assert all("h" not in r.wants[0].series for r in made.rows if r.part == "b")


def test_written_rows_say_what_they_are_for() -> None:
    made = scheme(hg.solve(EXAMPLES / "lstm-homework.yaml"))
    assert made.out_of == "20"
    assert not made.derived
    assert [r.label for r in made.rows[-2:]] == ["|y₂ − y\u0303₂|"] * 2
    assert [(r.kind, r.points, r.tags) for r in made.rows[-2:]] == [
        ("M", "2", ()),
        ("A", "3", ("ft",)),
    ]


def test_an_unknown_name_is_refused_at_its_place() -> None:
    with pytest.raises(ProblemError, match="there is no k_1") as caught:
        scheme(hg.solve(f"{PROBLEM}marks:\n  - M1: k_1\n"))
    assert caught.value.place == (14, 9)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda p: p.stem)
def test_every_example_has_a_scheme_that_travels(path: Path) -> None:
    made = scheme(hg.solve(path))
    assert made.rows
    again = pickle.loads(pickle.dumps(made))
    assert again.rows == made.rows
