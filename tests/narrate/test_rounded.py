"""Rounding against the standard library's decimal arithmetic, and the digits a line needs."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from flint import arb, fmpq
from hypothesis import given
from hypothesis import strategies as st

from handgrad.narrate.rounded import decimals_for, shortest, text

RULES = {
    "half-up": ROUND_HALF_UP,
    "half-down": ROUND_HALF_DOWN,
    "half-even": ROUND_HALF_EVEN,
}


@given(
    st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 5), st.sampled_from([*RULES])
)
def test_rationals_round_as_decimal_does(n: int, places: int, wanted: int, rule: str) -> None:
    value = fmpq(n, 10**places)
    exact = Decimal(n).scaleb(-places)
    expected = exact.quantize(Decimal(1).scaleb(-wanted), rounding=RULES[rule])
    found = text(value, wanted, rule)
    assert found is not None
    assert Decimal(found) == expected
    assert found.startswith("-") == (expected < 0)  # no minus before zero


def test_a_ball_that_holds_a_tie_decides_nothing() -> None:
    assert text(arb("0.12345", "1e-20"), 4, "half-up") is None
    assert text(arb("0.12346", "1e-20"), 4, "half-up") == "0.1235"
    assert text(arb(0.5), 0, "half-even") is None


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 6))
def test_significant_figures_are_counted_from_the_first_digit(p: int, q: int, wanted: int) -> None:
    decimals = decimals_for(fmpq(p, q), wanted)
    size = Fraction(p, q) * Fraction(10) ** decimals
    assert 10 ** (wanted - 1) <= size < 10**wanted


def test_a_value_that_ends_is_written_in_full() -> None:
    assert shortest(fmpq(17, 25), 4) == "0.68"
    assert shortest(fmpq(-3), 0) == "-3"
    assert shortest(fmpq(1, 3), 12) is None
    assert shortest(fmpq(1, 64), 4) is None
    assert shortest(arb("0.5"), 4) is None
