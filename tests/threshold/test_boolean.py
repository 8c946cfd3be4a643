"""Boolean functions by their columns."""

from __future__ import annotations

from itertools import product

import pytest

from handgrad.threshold.boolean import recognise

TWO = ("x_1", "x_2")


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("0000", "FALSE"),
        ("0001", "AND"),
        ("0010", "x_1 AND NOT x_2"),
        ("0011", "x_1"),
        ("0100", "NOT x_1 AND x_2"),
        ("0101", "x_2"),
        ("0110", "XOR"),
        ("0111", "OR"),
        ("1000", "NOR"),
        ("1001", "XNOR"),
        ("1010", "NOT x_2"),
        ("1011", "x_2 IMPLIES x_1"),
        ("1100", "NOT x_1"),
        ("1101", "x_1 IMPLIES x_2"),
        ("1110", "NAND"),
        ("1111", "TRUE"),
    ],
)
def test_all_sixteen_of_two_inputs(column: str, name: str) -> None:
    assert recognise([int(c) for c in column], TWO).name == name


def test_nand_is_also_called_negative_and() -> None:
    assert "negative AND" in recognise((1, 1, 1, 0), TWO).also


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (lambda r: all(r), "AND"),
        (lambda r: any(r), "OR"),
        (lambda r: sum(r) % 2, "XOR"),
        (lambda r: sum(r) >= 2, "at least 2 of 3"),
        (lambda r: r[1], "b"),
        (lambda r: r == (1, 0, 1), "a AND NOT b AND c"),
        (lambda r: r != (1, 0, 1), "NOT a OR b OR NOT c"),
        (lambda r: r[0] and (r[1] or r[2]), ""),
    ],
)
def test_three_inputs(rule: object, name: str) -> None:
    column = [int(bool(rule(row))) for row in product((0, 1), repeat=3)]  # type: ignore[operator]
    assert recognise(column, ("a", "b", "c")).name == name


def test_one_input() -> None:
    assert recognise((1, 0), ("x",)).name == "NOT"
    assert recognise((0, 1), ("x",)).name == "identity"


def test_a_column_of_the_wrong_length() -> None:
    with pytest.raises(ValueError, match="4 rows"):
        recognise((0, 1), TWO)
