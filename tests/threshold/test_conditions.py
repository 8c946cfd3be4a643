"""Printed conditions, literally and as meant."""

from __future__ import annotations

import pytest
from flint import fmpq

from handgrad.errors import ReadError
from handgrad.threshold.conditions import reading
from handgrad.threshold.unit import Unit

AND = Unit((fmpq(8), fmpq(8)), fmpq(-12))


@pytest.mark.parametrize(
    ("text", "literal", "contradicted", "meant"),
    [
        ("x != 0", "1111", (0, 1, 2), ">"),
        ("z > 0", "0001", (), ">"),
        ("z ≥ 0", "0001", (), "≥"),
        ("z <= 0", "1110", (0, 1, 2, 3), ">"),
        ("z > 5", "0000", (3,), ""),
        ("z = 4", "0001", (), "="),
    ],
)
def test_readings(text: str, literal: str, contradicted: tuple[int, ...], meant: str) -> None:
    found = reading(text, AND)
    assert found.literal.column == literal
    assert found.contradicted == contradicted
    assert found.meant == meant


def test_what_is_no_condition() -> None:
    with pytest.raises(ReadError, match="not a condition"):
        reading("it fires", AND)
