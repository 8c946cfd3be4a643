"""Lines of numbers read against the formula behind them, as pages write them."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check.judge import Status

PROBLEM = """schema: 1
title: One neuron and a product
equations: |
  z = w_1 x_1 + w_2 x_2 + b
  d = z - y
  g = 2 d x_1
  v = c m - k n
given: {w_1: 0.8, w_2: -0.35, x_1: 0.45, x_2: 0.6, b: 0.27, y: 0.9, c: 0.9, m: 0, k: 1, n: 0.73}
decimals: 4
"""


@pytest.mark.parametrize(
    "line",
    [
        "z = 0.8 \\cdot 0.45 + (-0.35) \\cdot 0.6 + 0.27 = 0.42",
        "z = 0.8 \\cdot 0.45 - 0.35 \\cdot 0.6 + 0.27 = 0.42",  # the sign distributed
        "z = 0.27 + 0.6 \\cdot (-0.35) + 0.45 \\cdot 0.8 = 0.42",  # reordered
        "z = 0.36 - 0.21 + 0.27 = 0.42",  # parts worked out
        "z = 0.36 + 0.06 = 0.42",  # two parts worked out into one
        "z = 0.8(0.45) - (0.35)(0.6) + 0.27 = 0.15 + 0.27 = 0.42",
        "d = 0.42 - 0.9 = -0.48",
        "d = -(0.9 - 0.42) = -0.48",
        "g = 2(0.42 - 0.9) \\cdot 0.45 = -0.432",  # a name looked inside
        "g = 2 \\cdot (-0.48) \\cdot 0.45 = -0.432",
        "g = -0.96 \\cdot 0.45 = -0.432",
        "v = 0.9 \\cdot 0 - 1 \\cdot 0.73 = -0.73",
        "v = 0 - 0.73 = -0.73",  # a dropped one
        "v = -0.73",  # a dropped zero
    ],
)
def test_right_lines_are_right(line: str) -> None:
    report = api.check(f"${line}$", problem=PROBLEM)
    assert report.findings == ()
    statuses = {number.text: number.status for number in report.numbers}
    assert set(statuses.values()) <= {Status.OK, Status.GIVEN}, statuses


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("z = 0.8 \\cdot 0.45 + 0.35 \\cdot 0.6 + 0.27 = 0.84", "0.35"),  # the sign lost
        ("z = 0.8 \\cdot 0.54 - 0.35 \\cdot 0.6 + 0.27 = 0.492", "0.54"),
        ("z = 0.36 - 0.21 + 0.72 = 0.87", "0.72"),
        ("z = 0.36 - 0.21 + 0.27 = 0.44", "0.44"),
        ("d = 0.42 - 0.6 = -0.18", "0.6"),
        ("g = 2(0.42 - 0.9) \\cdot 0.6 = -0.576", "0.6"),
    ],
)
def test_the_one_number_that_does_not_fit_is_the_culprit(line: str, wrong: str) -> None:
    report = api.check(f"${line}$", problem=PROBLEM)
    assert [finding.text for finding in report.findings] == [wrong]
    bad = [n.text.lstrip("-−") for n in report.numbers if n.status is Status.WRONG]
    assert bad == [wrong]
    results = [n for n in report.numbers if n.text == line.rsplit("= ", 1)[1]]
    assert results[-1].status in (Status.INHERITED, Status.WRONG)


def test_two_numbers_that_do_not_fit_prove_nothing_about_either() -> None:
    report = api.check("$z = 0.7 \\cdot 0.55 - 0.35 \\cdot 0.6 + 0.27 = 0.445$", problem=PROBLEM)
    accused = [n.text for n in report.numbers if n.status is Status.WRONG]
    assert "0.7" not in accused
    assert "0.55" not in accused
