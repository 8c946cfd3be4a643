"""The verdict on one number: the order of the readings, ties, cut digits, signs, whole numbers."""

from __future__ import annotations

import pytest
from flint import arb, fmpq
from hypothesis import given
from hypothesis import strategies as st

from handgrad.check.judge import Source, Status, Verdict, Written, verdict
from handgrad.parse.written import fraction


def _written(text: str) -> Written:
    digits = text.lstrip("-")
    places = len(digits.partition(".")[2])
    value = fraction(digits) * (-1 if text.startswith("-") else 1)
    return Written(value, fmpq(1, 10**places))


@pytest.mark.parametrize(
    ("text", "value", "rounded", "cut"),
    [
        ("0.7311", "0.73106", True, False),
        ("0.7310", "0.73106", False, True),
        ("0.7312", "0.73106", False, False),
        ("0.125", "0.125", True, True),
        ("0.12", "0.125", True, True),  # a tie may go either way
        ("0.13", "0.125", True, False),
        ("-0.12", "-0.125", True, True),
        ("-0.13", "-0.125", True, False),
        ("-0.5031", "-0.50314", True, True),
        ("-0.5032", "-0.50314", False, False),
        ("0.5031", "-0.50314", False, False),
        ("0.0", "-0.04", True, True),
        ("7", "7", True, True),
        ("7", "7.4", True, True),
        ("7", "7.6", False, True),
        ("8", "7.6", True, False),
    ],
)
def test_rounded_and_cut(text: str, value: str, rounded: bool, cut: bool) -> None:
    sign = -1 if value.startswith("-") else 1
    exact = fraction(value.lstrip("-")) * sign
    number = _written(text)
    assert number.equals_rounded(exact) is rounded
    assert number.equals_cut(exact) is cut


def test_balls_decide_where_they_can() -> None:
    number = _written("0.7311")
    assert number.equals_rounded(1 / (1 + (-arb(1)).exp())) is True
    assert number.equals_rounded(arb("0.7313", "0.00001")) is False
    assert number.equals_rounded(arb("0.73115", "0.00001")) is None
    assert number.equals_cut(arb("0.7311", "0.00001")) is None
    assert number.equals_cut(arb("-0.73114", "0.00001")) is False
    assert number.shows(arb("0.73115", "0.00001")) is True  # surely cut, if not rounded


TRUE = fmpq(73106, 100000)


@pytest.mark.parametrize(
    ("text", "true", "sources", "status"),
    [
        ("0.7311", TRUE, [], Status.OK),
        ("0.7311", TRUE, [Source(fmpq(9), frozenset({4}), True)], Status.OK),  # right all the same
        ("0.7310", TRUE, [], Status.ROUNDING),
        ("0.7312", TRUE, [], Status.WRONG),
        ("0.7312", TRUE, [Source(fmpq(7312, 10000))], Status.ROUNDING),
        ("0.7312", TRUE, [Source(fmpq(73129, 100000))], Status.ROUNDING),  # cut from it
        ("0.7312", TRUE, [Source(fmpq(9)), Source(fmpq(7312, 10000))], Status.ROUNDING),
        ("0.7312", TRUE, [Source(fmpq(9))], Status.WRONG),
        ("0.7312", None, [Source(fmpq(7312, 10000))], Status.OK),
        ("0.7312", None, [Source(fmpq(9))], Status.WRONG),
        ("0.73", arb("0.735", "0.0001"), [], Status.ROUNDING),
        ("0.74", arb("0.735", "0.0001"), [], Status.UNCHECKED),  # never wrong undecided
    ],
)
def test_the_order_of_the_readings(
    text: str, true: fmpq | arb | None, sources: list[Source], status: Status
) -> None:
    assert verdict(_written(text), true, sources).status is status


def test_what_follows_from_a_slip_is_inherited_with_its_causes() -> None:
    slip = Source(fmpq(9, 10), frozenset({3, 5}), True)
    found = verdict(_written("0.9"), TRUE, [Source(fmpq(2)), slip])
    assert found == Verdict(Status.INHERITED, frozenset({3, 5}))


def test_following_from_a_slip_comes_before_being_cut_off() -> None:
    slip = Source(fmpq(7310, 10000), frozenset({1}), True)
    assert verdict(_written("0.7310"), TRUE, [slip]).status is Status.INHERITED


def test_statuses() -> None:
    assert [s for s in Status if s.bad] == [Status.WRONG, Status.INHERITED]
    assert [s for s in Status if not s.settled] == [Status.UNCHECKED, Status.UNREAD]


@given(st.integers(-(10**7), 10**7), st.integers(0, 5))
def test_a_rounded_and_a_cut_value_always_show(digits: int, decimals: int) -> None:
    value = fmpq(digits, 10**6)
    scale = 10**decimals
    cut = abs(digits) * scale // 10**6
    up = (2 * abs(digits) * scale + 10**6) // (2 * 10**6)
    sign = -1 if digits < 0 else 1
    place = fmpq(1, scale)
    assert Written(sign * fmpq(up, scale), place).equals_rounded(value) is True
    assert Written(sign * fmpq(cut, scale), place).equals_cut(value) is True
    assert Written(sign * fmpq(up, scale), place).equals_rounded(arb(value)) is not False
    assert Written(sign * fmpq(cut + 2, scale), place).shows(value) is False
