"""Exact numbers, sums and forms as notation."""

from __future__ import annotations

import pytest
from flint import fmpq

from handgrad.notation import Name
from handgrad.render.formula import latex, unicode
from handgrad.threshold.board.spell import (
    listed,
    literal,
    name,
    number,
    products,
    spoken,
    sums,
    total,
    vector,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [((7, 1), "7"), ((-1, 2), "−0.5"), ((1, 3), "1/3"), ((-13, 6), "−13/6"), ((1, 64), "0.015625")],
)
def test_numbers(value: tuple[int, int], text: str) -> None:
    assert unicode.write(number(fmpq(*value))) == text


def test_sums_of_multiples() -> None:
    x, y = name("x1"), name("y")
    assert unicode.write(total([(-1, x), (2, y), (-3, None)])) == "−x₁ + 2·y − 3"
    assert unicode.write(total([(0, x), (0, None)])) == "0"
    assert unicode.write(vector([fmpq(1, 2), -1])) == "(0.5, −1)"


def test_names() -> None:
    assert name("x_12") == name("x12") == Name("x", sub=("12",))
    assert name("rain") == Name("rain")
    assert latex.write(literal("x2", 0)) == "\\bar{x}_2"


def test_forms() -> None:
    terms = (((0, 1), (1, 0)), ((2, 1),))
    inputs = ("a", "b", "c")
    assert unicode.write(products(terms, inputs)) == "a·b̄ + c"
    assert unicode.write(sums(terms, inputs)) == "(a + b̄)·c"
    assert unicode.write(products((), inputs)) == unicode.write(sums(((),), inputs)) == "0"
    assert unicode.write(products(((),), inputs)) == unicode.write(sums((), inputs)) == "1"


def test_names_in_prose() -> None:
    assert spoken("x1 AND NOT x12, x1", ["x1", "x12"]) == (
        name("x1"),
        " AND NOT ",
        name("x12"),
        ", ",
        name("x1"),
    )
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
