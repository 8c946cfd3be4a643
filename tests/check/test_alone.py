"""A page without a problem: its own formulas in names tell which of its lines are wrong."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check.finding import Report

DATA = "Given: w = -0.4, u = 0.3, x = 1.5, h0 = -0.6, b = -1, y = 0.2, g = -1\n\n"


def said(rows: str) -> Report:
    return api.check(DATA + rows, format="text")


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("h1 = tanh(w*x + u*h0) = sigmoid(-0.4*1.5 + 0.3*(-0.6)) = 0.3143", "wrong-activation"),
        ("e = (1/2)*(h0 - y)**2 = (-0.6 - 0.2)**2 = 0.6400", "dropped-half"),
        ("s = w*x + u*h0 + b = -0.4*1.5 + 0.3*(-0.6) = -0.7800", "bias-forgotten"),
    ],
)
def test_a_line_that_is_not_the_formula_before_it(row: str, name: str) -> None:
    """One change of the formula in names gives the number: the line of numbers is the slip."""
    assert [f.name for f in said(row).findings] == [name]


def test_the_minus_is_lost_where_the_name_has_one() -> None:
    found = said("h1 = tanh(w*x + u*g) = tanh(-0.4*1.5 + 0.3*1) = tanh(-0.3) = -0.2913").findings
    assert [(f.name, f.text) for f in found] == [("sign-lost", "1")]
    found = said("p = tanh(w*g + u*x) = tanh(-0.4*1 + 0.3*1.5) = tanh(0.05) = 0.0500").findings
    assert [(f.name, f.text) for f in found] == [("sign-lost", "1")]


def test_the_same_digits_twice_are_wrong_in_one_place() -> None:
    rows = "p = x*u = 1.5*0.3 = 0.4500\nq = x*x = 1.5*1.5 = 2.2500\nr = p + q = 2.2500 + 2.2500"
    found = said(rows + " = 2.7000").findings
    assert [(f.code, f.text) for f in found] == [("HG406", "2.2500")]


def test_a_wrong_sign_that_is_copied_is_inherited() -> None:
    rows = "p = tanh(u*x) = tanh(0.45) = -0.4219\nq = w*p + u = -0.4*(-0.4219) + 0.3 = 0.4688\n"
    bad = [(n.line, n.text, n.status.value) for n in said(rows).numbers if n.status.bad]
    assert bad == [
        (3, "-0.4219", "wrong"), (4, "-0.4219", "inherited"), (4, "0.4688", "inherited")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("n = 100\n\nn = 36\n\nk = 2n = 80", "several values"),
        ("Is w + u = 2?", "question mark"),
        ("So we look for u with w + u = 2 and go on.", "condition"),
    ],
)
def test_why_a_line_is_not_judged(row: str, reason: str) -> None:
    """What the page does not prove is unchecked, and the reason is the true one."""
    report = said(row)
    assert not report.findings
    reasons = [n.reason for n in report.numbers if n.status == "unchecked" and n.reason]
    assert any(reason in text for text in reasons), reasons


def test_a_hyphen_between_unlike_numbers_is_a_minus() -> None:
    """0.62-1 is a subtraction, 5-8 may be a range."""
    report = api.check("x = 0.62-1 = -0.38\n\ny = 0.62-1 = -0.48\n\nr = 5-8 layers", format="text")
    assert [(f.code, f.text) for f in report.findings] == [("HG101", "-0.48")]
