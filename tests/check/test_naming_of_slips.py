"""Which of several names a slip gets, and what is said of it."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check.finding import Report

NET = """\
schema: 1
title: T
equations: |
  h = tanh(w x + b)
  y = v h
  L = (y - d)^2
  δ = (y - d) y (1 - y)
given: {w: -0.5, x: 0.8, b: 0.9, v: 0.7, d: -0.4}
decimals: 3
"""


def said(rows: str, problem: str = NET) -> Report:
    return api.check(rows, problem=problem or (), format="text")


def names(rows: str, problem: str = NET) -> list[tuple[str, str]]:
    return [(f.name, f.text) for f in said(rows, problem).findings]


def test_a_number_that_stands_for_minus_a_name() -> None:
    """In y + 0.5 the 0.5 stands for −d: it is called so."""
    (finding,) = said(
        "h = tanh(-0.5*0.8 + 0.9) = 0.462\ny = 0.323\nL = (0.323 + 0.5)^2 = 0.677"
    ).findings
    assert "−d = 0.4" in finding.message
    assert "−w" in finding.message


def test_a_slope_of_the_net_is_no_misplaced_activation() -> None:
    """Two rules know the number; the one that knows the whole line names it."""
    net = NET.replace("h = tanh(w x + b)", "z = w x + b\n  h = σ(z)").replace(
        "δ = (y - d) y (1 - y)", "g = (y - d) h (1 - h)"
    )
    rows = "z = 0.5\nh = σ(0.5) = 0.622\ny = 0.436\ng = (0.436 + 0.4)*0.5*(1 - 0.5) = 0.209"
    assert names(rows, net) == [("sigmoid-derivative-of-net", "0.5")]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            "h = tanh(-0.5*0.8 + 0.9) = 0.462\nL = (y - d)^2 = 0.323 + 0.4 = 0.72",
            "square-forgotten",
        ),
        ("h = tanh(w x + b) = tanh(-0.5*0.8) = 0.462", "bias-forgotten"),
    ],
)
def test_the_line_shows_what_was_left_out(rows: str, found: str) -> None:
    """A formula with a part left out that stands on the page as such needs no long number to be
    named, nor a wrong result.
    """
    assert [name for name, _ in names(rows)] == [found]


def test_what_is_worked_out_as_one_goes_along_is_no_false_line() -> None:
    assert names("y = v h = 0.7*0.462 = 0.323\nh = tanh(w x + b) = tanh(-0.5*0.8 + 0.9)") == []
    assert names("L = 0.323 + 0.4 = 0.723^2 = 0.523") == []


def test_the_result_of_a_line_with_a_typo_may_be_right() -> None:
    """It was worked out with the right number, from rounded ones."""
    rows = "h = tanh(-0.5*0.8 + 0.7) = tanh(-0.40 + 0.7) = 0.462"
    assert names(rows) == [("line-typo-result-right", "0.7")]


def test_a_product_of_given_numbers_has_no_other_last_digit() -> None:
    assert names("h = tanh(-0.5*0.8 + 0.9) = tanh(-0.3 + 0.9) = 0.54") == [
        ("arithmetic-slip", "-0.3")
    ]


def test_noise_is_no_learning_rate() -> None:
    vae = "schema: 1\ntitle: T\nequations: |\n  z = m + s ε\ngiven: {m: -0.97, s: 0.719, ε: 0.5}\n"
    (finding,) = said("z = m + s ε = -0.97 + 0.719 = -0.251", vae + "decimals: 3\n").findings
    assert finding.name == "factor-forgotten"


def test_a_line_in_another_order_of_operations() -> None:
    """From left to right: ((0.5·0.2 + 0.71)·0.43 + 0.22) = 0.5683."""
    assert names("q = 0.50*0.2 + 0.71*0.43 + 0.22 = 0.5683", "") == [
        ("order-of-operations", "0.5683")
    ]


def test_a_gradient_with_its_difference_turned_round() -> None:
    """0 − 0.6225 for 0.6225 − 0: not a lost sign of one number, all of the gradient is negative."""
    softmax = (
        "schema: 1\ntitle: T\nequations: |\n  p_1 = exp(z_1) / (exp(z_1) + exp(z_2))\n"
        "  L = -(y_1 ln(p_1) + y_2 ln(1 - p_1))\n"
        'given: {z_1: 0.5, z_2: 0, y_1: 0, y_2: 1}\nask: [p_1, L, "∂L/∂z_1"]\ndecimals: 4\n'
    )
    rows = "p_1 = 0.6225\n∂L/∂z_1 = 0 - 0.6225 = -0.6225"
    assert names(rows, softmax) == [("gradient-sign-flipped", "0.6225")]


def test_weights_that_changed_places_between_opposite_gradients_turn_no_sign() -> None:
    """p − y of two classes are opposite: with their weights exchanged the sum is its negative."""
    problem = """\
schema: 1
title: T
equations: |
  z_1 = v_1 h
  z_2 = v_2 h
  q_1 = e^{z_1} / (e^{z_1} + e^{z_2})
  L = −ln(q_1)
given: {h: 0.6, v_1: 0.8, v_2: -0.3}
ask: [z_1, z_2, q_1, L, ∂L/∂z_1, ∂L/∂z_2, ∂L/∂h]
decimals: 4
"""
    rows = "∂L/∂z₁ = −0.3407\n∂L/∂z₂ = 0.3407\n∂L/∂h = ∂L/∂z₁·v₂ + ∂L/∂z₂·v₁ = 0.3748"
    assert {name for name, _ in names(rows, problem)} == {"gates-exchanged"}
