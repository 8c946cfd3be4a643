"""A line that is another formula than its quantity's is said so, whatever its numbers are."""

from __future__ import annotations

from handgrad import api
from handgrad.check import check
from handgrad.check.finding import Report
from handgrad.read import page

PROBLEM = api.solve(
    """\
schema: 1
title: One unit of a GRU
model: gru
given: {W_z: 0.5, U_z: 0.2, b_z: 0.1, W_r: 0.3, U_r: -0.4, b_r: 0, W_h: 0.8, U_h: 0.6, b_h: -0.2}
inputs: {x: [1.5, -0.5]}
initial: {h: 0.2}
ask: [z, r, h̃, h]
decimals: 4
"""
)
PAGE = """\
z1 = sigmoid(0.5*1.5 + 0.2*0.2 + 0.1) = sigmoid(0.89) = 0.7089
r1 = sigmoid(0.3*1.5 - 0.4*0.2) = sigmoid(0.37) = 0.5915
g1 = tanh(0.8*1.5 + 0.6*0.5915*0.2 - 0.2) = tanh(1.0710) = {candidate}
h1 = {first}
z2 = sigmoid(0.5*(-0.5) + 0.2*0.3717 + 0.1) = sigmoid(-0.0757) = 0.4811
r2 = sigmoid(0.3*(-0.5) - 0.4*0.3717) = sigmoid(-0.2987) = 0.4259
g2 = tanh(0.8*(-0.5) + 0.6*0.4259*0.3717 - 0.2) = tanh(-0.5050) = -0.4661
h2 = 0.4811*0.3717 + 0.5189*(-0.4661) = -0.0630
"""


def report(candidate: str, first: str) -> Report:
    text = PAGE.format(candidate=candidate, first=first)
    return check(page(text, path="x.txt"), [PROBLEM])


def test_gates_exchanged_at_both_steps_are_one_finding() -> None:
    found = report("0.7898", "z1*h0 + (1 - z1)*g1 = 0.7089*0.2 + 0.2911*0.7898 = 0.3717").findings
    assert [f.name for f in found] == ["update-gate-swapped"]
    assert len(found[0].also) == 1


def test_a_wrong_number_in_the_line_does_not_hide_that_it_is_another() -> None:
    found = report("0.7897", "z1*h0 + (1 - z1)*g1 = 0.7089*0.2 + 0.2911*0.7897 = 0.3717").findings
    assert [f.name for f in found] == ["tanh-lookup-slip", "update-gate-swapped"]


HALF = "$E = \\frac{{1}}{{2}}(t - y)^2$ with $t = 1$, $y = {}$.\n\n$$E = (1 - {})^2 = {}$$\n"


def test_a_line_is_held_against_the_formula_that_the_page_states() -> None:
    """The ½ left out leaves the formula's own shape: nothing else gives that line."""
    (finding,) = api.check(HALF.format("0.37", "0.37", "0.3969")).findings
    assert finding.name == "dropped-half"


def test_a_line_of_another_shape_is_not_held_against_it() -> None:
    page = HALF.format("0.37", "0.37", "0.3969").replace("(1 - 0.37)^2", "0.9 - 0.5031")
    assert api.check(page).findings == ()


def test_where_a_name_has_two_values_the_page_is_about_several_examples() -> None:
    page = "First $y = 0.2$.\n\n" + HALF.format("0.37", "0.37", "0.3969")
    assert api.check(page).findings == ()
