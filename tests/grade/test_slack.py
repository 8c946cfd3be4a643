"""What the rounding of a line's operands can explain, and what it cannot."""

from __future__ import annotations

import pytest

from handgrad.grade.slack import ball, explains, read


@pytest.mark.parametrize(
    ("line", "result", "wanted"),
    [
        ("2·(0.067 − 0.9)", "-1.664", True),  # 0.0679 cut off
        ("2·(0.067 − 0.9)", "-1.660", False),
        ("0.8006·0.4930", "0.3947", True),
        ("0.8006·0.4930", "0.3945", False),
        ("tanh(0.3831)", "0.3651", False),
        ("σ(0.62)", "0.6508", False),  # two decimals: data, not a result
        ("1 − 0.5", "0.4", False),
        ("no line at all", "0.5", False),
        ("0.5·0.5", "many", False),
    ],
)
def test_lines(line: str, result: str, wanted: bool) -> None:
    assert explains(line, result, {}) is wanted


def test_names_stand_for_what_is_printed() -> None:
    assert explains("1.3·h₂", "0.4051", {"h₂": "0.3116"})
    assert not explains("1.3·h₂", "0.4051", {})


def test_numbers() -> None:
    assert read("-0.250")[1] * 1000 == 1
    assert read("2.5e-3")[1] * 10000 == 1
    assert ball("3") == 3
