"""Names of a page that are the problem's, written otherwise."""

from __future__ import annotations

from handgrad import api
from handgrad.check.spelling import folded

PROBLEM = """\
schema: 1
title: A gated sum
equations: |
  c̃_1 = tanh(w x)
  c_1 = f c̃_1
given: {w: 0.6, x: 0.7, f: 0.3}
decimals: 4
"""


def statuses(page: str) -> list[str]:
    """The verdicts on the numbers of a page."""
    report = api.check(page, format="markdown", problem=PROBLEM)
    return [n.status.value for n in report.numbers]


def test_letters_and_marks() -> None:
    assert folded("c̃_1") == folded("c_tilde1") == folded("c̃_{1}")
    assert folded("C_1") != folded("c_1")
    assert folded("w_{11}") != folded("w_1")


def test_a_mark_written_as_a_word() -> None:
    assert statuses("c_tilde1 = 0.3969\n") == ["ok"]
    assert statuses("c_tilde1 = 0.3996\n") == ["wrong"]


def test_the_problems_own_names_need_nothing() -> None:
    assert statuses("$\\tilde{c}_1 = 0.3969$\n") == ["ok"]


def test_a_page_that_uses_the_name_itself_means_another_thing() -> None:
    assert statuses("$\\tilde{c}_1 = 0.3969$\n\nc_tilde1 = 0.25\n") == ["ok", "given"]


def test_two_names_with_the_same_letters_are_two_things() -> None:
    assert "wrong" not in statuses("c_tilde1 = 0.25\n\nc_tilde_1 = 0.75\n")


def test_other_names_are_not_guessed() -> None:
    assert "wrong" not in statuses("candidate = 0.42\n")


LETTERS = """\
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
    found = api.check(page, problem=LETTERS, format="markdown").findings
    assert {f.name for f in found} == {"root-forgotten"}


def test_the_right_page_is_left_alone() -> None:
    """The same names, the right formula."""
    report = api.check(PAGE.format("sqrt(", ")", "0.4375"), problem=LETTERS, format="markdown")
    assert not report.findings
    assert {n.status for n in report.numbers} <= {"ok", "given"}
