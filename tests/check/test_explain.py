"""A slip gets the name of the one change that gives the author's number, and no other."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check import check
from handgrad.read import page

LOSS = """\
equations: |
  a = x_1 w_1 + w_2 x_2 + b
  h = tanh(a)
  E = (x_1 - h)^2 + (x_2 - h)^2
given: {x_1: 1, x_2: 0.35, w_1: -0.62, w_2: 0.47, b: 0.81}
ask: [a, h, E, "∂E/∂h"]
"""
ADAM = """\
equations: |
  m_1 = β_1 m_0 + (1 - β_1) g_1
  a_1 = m_1 / (1 - β_1)
  w_1 = w_0 - η a_1 / (√(v) + ε)
given: {m_0: 0.3, β_1: 0.8, g_1: -0.6, w_0: 1.7, η: 0.2, v: 4, ε: 0.001}
"""
KL = """\
equations: |
  k = -(1/2) (1 + l - μ^2 - exp(l))
  v = (1/3) ((x_1 - q)^2 + (x_2 - q)^2 + (x_3 - q)^2)
  R = (t - x_3)^2
given: {t: 1, l: 0.9, μ: 0.41, x_1: 1.31, x_2: 2.44, x_3: 0.48, q: 1.41}
"""
SOFTMAX = """\
equations: |
  e_1 = exp(s_1)
  e_2 = exp(s_2)
  p_1 = e_1 / (e_1 + e_2)
  p_2 = e_2 / (e_1 + e_2)
  L = -y_1 ln(p_1) - y_2 ln(p_2)
given: {s_1: 0.7, s_2: -0.4, y_1: 0, y_2: 1}
ask: [p_1, p_2, L, "∂L/∂s_1", "∂L/∂s_2"]
"""
SLIPS = {
    # a product taken for a sum, also with a minus before it
    "a = 1*(-0.62) + 0.47*0.35 + 0.81 = -0.62 + 0.82 + 0.81 = 1.01": (LOSS, "operation-exchanged"),
    "a = -0.62*1 + 0.47*0.35 + 0.81 = 0.38 + 0.1645 + 0.81 = 1.3545": (LOSS, "operation-exchanged"),
    # of two changes with the same value, the one that stands on the page
    "R = 1 - 0.48^2 = 0.7696": (KL, "square-misapplied"),
    "m_1 = β_1 + (1 - β_1) g_1 = 0.8 + 0.2*(-0.6) = 0.68": (ADAM, "factor-forgotten"),
    # a part worked out without one of its factors
    "m_1 = β_1 m_0 + (1 - β_1) g_1 = 0.8 + 0.2*(-0.6) = 0.68": (ADAM, "factor-forgotten"),
    # a complement, though the rounded line would allow for more
    "a_1 = m_1/(1 - β_1) = 0.12/0.8 = 0.15": (ADAM, "complement-for-value"),
    "w_1 = 1.7 - 0.2*0.6/(√4 + 0.001) = 1.6700": (ADAM, "root-forgotten"),
    "k = -0.5*(1 + 0.9 - 0.41^2 - exp(0.9)) = -0.5*(1 + 0.9 - 0.1681 - 1.5683) = -0.0818": (
        KL,
        "logvar-for-logsigma",
    ),
    "v = 0.5*(0.0100 + 1.0609 + 0.8649) = 0.9679": (KL, "variance-n-minus-one"),
    "k = -(1/2)*(1 + 0.9 - 0.41^2 - exp(0.9)) = 1.2277": (KL, "distribution-slip"),
    # a share worked out beside a bracket that is about as large
    "k = -0.5*(1 + 0.9 - 0.1681 - 2.4653) = 0.3667": (KL, "exp-lookup-slip"),
    # the number inside −( )
    "L = -ln(0.2497) = -(-0.6026) = 0.6026": (SOFTMAX, "log-base"),
    # p − y, whatever chain rule the problem takes
    "∂L/∂s_2 = 0.2947 - 1 = -0.7053": (SOFTMAX, "digit-transposition"),
    "∂L/∂s_2 = 0.7503 - 1 = -0.7503": (SOFTMAX, "line-typo-result-right"),
    # a line in names and 2s that is another formula, though its number has one digit
    "∂E/∂h = -2 (x_1 - h) + 2 h = -0.6": (LOSS, "term-dropped"),
}


@pytest.mark.parametrize("line", SLIPS)
def test_the_one_change_that_gives_the_number(line: str) -> None:
    problem, name = SLIPS[line]
    solution = api.solve(f"schema: 1\ntitle: T\n{problem}decimals: 4\n")
    found = check(page(line + "\n", path="x.txt"), [solution]).findings
    assert {f.name for f in found} == {name}, [f.message for f in found]


def test_a_false_line_in_names_and_its_numbers_are_one_slip() -> None:
    problem = (
        "schema: 1\ntitle: T\nequations: |\n  s = p v + q u\n"
        "given: {p: 0.31, v: 0.9, q: -0.31, u: -0.5}\ndecimals: 4\n"
    )
    page = "$s = p u + q v = 0.31 \\cdot (-0.5) + (-0.31) \\cdot 0.9 = -0.4340$"
    report = api.check(page, problem=problem)
    assert [f.name for f in report.findings] == ["gates-exchanged"]
    assert len(report.findings[0].also) == 1
