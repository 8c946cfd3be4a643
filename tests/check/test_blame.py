"""Which number of a line is to blame, where the line's value does not tell."""

from __future__ import annotations

import pytest

from handgrad import api

PROBLEM = """schema: 1
title: A neuron with an input that is 0
equations: |
  z = w x + v u + b
  L = z^2 / 2
given: {w: -0.35, x: 0, v: 0.84, u: 1.5, b: 0.27}
ask: [∂L/∂w, ∂L/∂v]
decimals: 3
"""


@pytest.mark.parametrize(
    "line",
    [
        "∂L/∂w = 1.53 * 0 = 0",
        "∂L/∂w = 0 * 1.53 = 0.000",  # the other way round
        "z = 0 * (-0.35) + 0.84 * 1.5 + 0.27 = 1.53",
    ],
)
def test_a_zero_is_no_other_small_number(line: str) -> None:
    assert api.check(line, problem=PROBLEM, format="text").findings == ()


def test_a_wrong_number_that_counts_for_nothing_is_found_by_its_place() -> None:
    report = api.check("z = -0.53 * 0 + 0.84 * 1.5 + 0.27 = 1.53", problem=PROBLEM, format="text")
    assert [f.text for f in report.findings] == ["-0.53"]
