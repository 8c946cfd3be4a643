"""A name spelled out in code is the problem's, also where its own formula is wrong."""

from __future__ import annotations

from handgrad import api

PROBLEM = """\
schema: 1
title: A running square
equations: |
  m̂_1 = 4 θ_0 + β_2
  θ_1 = θ_0 - η m̂_1 / (sqrt(v) + eps)
given: {θ_0: 0.7, β_2: 0.35, η: 0.25, v: 6.25, eps: 0.5}
decimals: 4
"""
PAGE = """\
    m_hat1 = 4*theta0 + beta2 = 3.1500
    theta1 = theta0 - eta*m_hat1 / ({}v{} + eps) = {}
"""


def test_a_spelled_name_needs_no_formula_to_be_known() -> None:
    """θ₁ without the root: the name alone says what was to be worked out."""
    page = PAGE.format("", "", "0.5833")
    found = api.check(page, problem=PROBLEM, format="markdown").findings
    assert {f.name for f in found} == {"root-forgotten"}


def test_the_right_page_is_left_alone() -> None:
    """The same names, the right formula."""
    report = api.check(PAGE.format("sqrt(", ")", "0.4375"), problem=PROBLEM, format="markdown")
    assert not report.findings
    assert {n.status for n in report.numbers} <= {"ok", "given"}
