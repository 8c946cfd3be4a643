"""Which of two explanations that give the same digits is the slip's, and when neither is."""

from __future__ import annotations

import pytest

from handgrad import api
from tests.check.generator.page import page

GATE = """\
schema: 1
title: T
equations: |
  r = σ(w x + u h + b)
given: {w: -0.23, x: -0.64, u: 0.31, h: 0, b: 0.83}
decimals: 4
"""
STEP = """\
schema: 1
title: T
equations: |
  v_2 = μ v_1 - η g_2
given: {μ: 0.9, v_1: 0.1774, η: 0.05, g_2: -3.6564}
decimals: 4
"""
SCORE = """\
schema: 1
title: T
equations: |
  s = (q_1 k_1 + q_2 k_2) / √d
given: {q_1: -0.92, k_1: 0.23, q_2: -0.71, k_2: 0.94, d: 4}
decimals: 4
"""
SLOPE = """\
schema: 1
title: T
equations: |
  h = tanh(w x)
  E = (h - t)^2
given: {w: 0.83, x: -0.87, t: 0.1}
ask: [h, E, "∂E/∂w"]
decimals: 4
"""
SHARES = """\
schema: 1
title: T
equations: |
  a_12 = exp(s_12) / (exp(s_11) + exp(s_12))
  a_22 = exp(s_22) / (exp(s_21) + exp(s_22))
given: {s_11: -0.17, s_12: -1.751, s_21: 0.43, s_22: -0.2678}
decimals: 4
"""
VARIANCE = """\
schema: 1
title: T
equations: |
  v = (1/3) ((x_1 - m)^2 + (x_2 - m)^2 + (x_3 - m)^2)
given: {x_1: 1.3, x_2: 4.1, x_3: 7.2, m: 3.2}
decimals: 2
"""


def first_name(rows: str, problem: str) -> str:
    found = api.check(rows, problem=problem or (), format="text").findings
    return found[0].name if found else ""


@pytest.mark.parametrize(
    ("rows", "problem", "name"),
    [
        # the line has four terms, its formula three: no number of it was merely exchanged
        (
            "r = σ(-0.23*-0.64 + 0.31*0 + 0.83 + (-0.23)*-0.64) = σ(1.1244) = 0.7548",
            GATE,
            "term-counted-twice",
        ),
        # the 0.05 on the line is η, also where only its value stands there
        (
            "v_2 = 0.9*0.1774 - 0.05*-3.6564 = 0.1597 + 3.6564 = 3.8161",
            STEP,
            "learning-rate-omitted",
        ),
        # half of a dot product of two terms is no mean of them: the root of d = 4 is not taken
        ("s = (-0.92*0.23 + (-0.71)*0.94)/√4 = -0.2198", SCORE, "root-forgotten"),
        # a sum line whose result was worked out from the right sum
        (
            "a_12 = exp(-1.751)/(exp(-0.2678) + exp(-1.751)) = 0.1706",
            SHARES,
            "line-typo-result-right",
        ),
        # m and x_1 exchanged wherever they stand
        (
            "v = (1/3)((1.3 - 3.2)^2 + (4.1 - 3.2)^2 + (7.2 - 3.2)^2) = (1/3)*46.26 = 15.42",
            VARIANCE,
            "quantities-exchanged",
        ),
    ],
)
def test_the_explanation_that_fits_what_stands_on_the_page(
    rows: str, problem: str, name: str
) -> None:
    assert first_name(rows, problem) == name


def test_two_names_for_the_same_change_are_no_rivals() -> None:
    """q₁ for q₂ is a swapped operand and an exchanged index: one and the same."""
    problem = (
        "schema: 1\ntitle: T\nequations: |\n  s_22 = q_2 k_2\n"
        "given: {q_1: 1.31, q_2: 0.59, k_1: -0.29, k_2: -1.63}\ndecimals: 4\n"
    )
    assert first_name("s_22 = q_2 k_2 = -2.1353", problem) in ("operand-swap", "index-exchanged")


def test_a_number_that_stands_there_is_not_left_out() -> None:
    """The 1 of 1 − h² stands on the line: its h² is missing, not the whole slope."""
    rows = "h = tanh(0.83*(-0.87)) = -0.6182\n∂E/∂w = 2(-0.6182 - 0.1)(1)(-0.87) = 1.2497"
    assert first_name(rows, SLOPE) == "term-dropped"


def test_a_product_is_no_difference() -> None:
    """0.464 − 0.5 is no sum that was taken for the product 0.464·0.5."""
    rows = "o = 0.464*0.5 + 0.344*(-0.16) + 0.191*(-0.5) = -0.187"
    assert first_name(rows, "") == "order-of-operations"


def test_what_follows_from_an_equal_quantity_printed_under_another_name() -> None:
    """On this page δ₂ is ∂L/∂net₂, printed as 0.010: ∂L/∂w₂₁ = 0.00500 is half of that, though
    0.00545 without rounding.
    """
    leaf = page(37056)
    report = api.check(leaf.text, problem=leaf.problem, format="html")
    assert "0.00500" in leaf.text
    assert not report.findings
