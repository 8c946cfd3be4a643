"""Equality of notation kinds: what stands on the page, not where, nor how a product was spelled."""

from __future__ import annotations

from handgrad.notation import Number
from handgrad.parse import formula


def test_a_place_makes_no_difference() -> None:
    here, there = Number("1", (0, 1)), Number("1", (4, 5))
    assert here == there
    assert (here != there) is False
    assert hash(here) == hash(there)


def test_written_digits_do() -> None:
    assert Number("1.0") != Number("1")


def test_a_products_spelling_makes_no_difference() -> None:
    assert formula("2·x") == formula("2*x") == formula("2 x")
    assert (formula("2·x") != formula("2*x")) is False
