"""The generator of worked pages keeps its promises, and a sample of its pages is checked."""

from __future__ import annotations

import pytest

from tests.check.generator.author import fixed
from tests.check.generator.calculations import kinds, make
from tests.check.generator.expression import exact
from tests.check.generator.measure import measure
from tests.check.generator.page import page


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_makes_right_pages(kind: str) -> None:
    """Every number stands where its label says, and a page without a slip is right."""
    for seed in range(3):
        made = page(seed, kind=kind)
        rows = made.text.split("\n")
        for number in made.numbers:
            assert rows[number.line - 1][number.column - 1 :][: len(number.text)] == number.text
            assert number.verdict == "right"


def test_the_same_seed_gives_the_same_page() -> None:
    """Figures can be measured again."""
    assert page(11, "") == page(11, "")


def test_a_slip_shows_and_what_stands_before_it_is_right() -> None:
    """The first number that differs is the slip's own, or follows from what was left out."""
    for seed in range(20):
        made = page(seed, "")
        assert made.slip
        assert made.first is not None
        before = [
            n for n in made.numbers if (n.line, n.column) < (made.first.line, made.first.column)
        ]
        assert all(n.verdict in ("right", "either") for n in before)


def test_rounding_and_cutting() -> None:
    """Half up, away from nought; cut towards it; an exact number stays."""
    assert fixed(exact("0.12345"), 4) == "0.1235"
    assert fixed(exact("0.12345"), 4, cut=True) == "0.1234"
    assert fixed(exact("-0.5"), 0) == "-1"
    assert fixed(exact("-0.04"), 1) == "0.0"
    assert fixed(exact("0.3"), 3) == "0.300"


def test_the_draws_are_the_problem() -> None:
    """A calculation's givens do not depend on who writes the page."""
    from random import Random

    assert make("lstm", Random(4)).givens == make("lstm", Random(4)).givens


@pytest.mark.parametrize("alone", [False, True])
def test_no_false_accusation_on_a_sample(alone: bool) -> None:
    """Right pages are not accused, with or without their problem."""
    tally = measure(range(1000, 1040), alone=alone, share=0.0)
    assert tally.failed == 0
    assert tally.false_numbers == 0, tally.examples


def test_slips_are_found_on_a_sample() -> None:
    """Most slips are found where they were made; to be raised with the checker."""
    tally = measure(range(1000, 1040), share=1.0)
    assert tally.failed == 0
    assert tally.first >= 0.7 * tally.slipped, tally.examples
    assert tally.accused == 0, tally.examples
