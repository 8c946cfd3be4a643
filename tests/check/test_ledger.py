"""Numbers that nothing gives a meaning: what they may have been copied from."""

from __future__ import annotations

from handgrad import api
from handgrad.check.judge import Status

PAGE = """\
Given: a = -0.3, b = 0.45

p = 0.7*a + 0.4*b = 0.7*(-0.3) + 0.4*0.45 = -0.21 + 0.18 = -0.03
q = 2*b - 4*a = 2*0.45 - 4*(-0.3) = 2.10
r = q*q - q = 2.10*2.10 - 2.10 = 4.41 - 2.10 = -0.03
s = 5*(-0.03) + 1 = 0.85
"""


def test_digits_that_are_right_elsewhere_are_not_copied_from_what_is_wrong() -> None:
    numbers = api.check(PAGE, format="text").numbers
    assert [n.text for n in numbers if n.status.bad] == ["-0.03"]
    assert [n.status for n in numbers if n.line == 5 and n.text == "-0.03"] == [Status.WRONG]


def test_a_lost_sign_is_not_what_a_minus_is_copied_from() -> None:
    page = "Given: l = -0.55\n\ns = exp(2*l) = exp(2*0.55) = 3.004\n\nk = 1 - 0.55 + 2 = 2.45\n"
    bad = [(n.line, n.text) for n in api.check(page, format="text").numbers if n.status.bad]
    assert bad == [(3, "0.55"), (3, "3.004")]


def test_what_is_multiplied_by_nought_makes_nothing_wrong() -> None:
    page = """\
Given: a = 0.51, b = 0.24, c = 0

p = 2*tanh(a) = 2*tanh(0.51) = 0.93989
q = a*b + p = 0.51*0.24 + 0.93989 = 1.07229
r = q*c + p*b = 0.22557
"""
    numbers = api.check(page, format="text").numbers
    assert [n.text for n in numbers if n.status.bad] == ["1.07229"]
