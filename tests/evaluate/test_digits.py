"""Rounding is decided by comparison: ties by a named rule, significant figures, cut-off numbers."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from flint import arb, ctx, fmpq

from handgrad.errors import LimitReached
from handgrad.evaluate.digits import agrees, cut, decide, fraction, rounded, unit

RULES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "half-down": ROUND_HALF_DOWN}


def exactly(text: str) -> fmpq:
    return fraction(text)


@pytest.mark.parametrize("rule", RULES)
def test_rationals_round_like_decimal_arithmetic(rule: str) -> None:
    draw = random.Random(5)
    for _ in range(2000):
        # Many of these are exact ties: they end in 5.
        number = Decimal(draw.randint(-100_000, 100_000)) / Decimal(1000)
        places = draw.randint(0, 3)
        wanted = number.quantize(Decimal(1).scaleb(-places), RULES[rule])
        found = decide(lambda _, n=number: fraction(str(n)), decimals=places, rule=rule)
        assert Decimal(found) == wanted
        assert found == f"{abs(wanted):.{places}f}" if wanted == 0 else found == str(wanted)
        assert agrees(fraction(str(number)), found, rule) is True


@pytest.mark.parametrize(
    ("number", "figures", "wanted"),
    [
        ("0.00123456", 3, "0.00123"),
        ("123456", 3, "123000"),
        ("9.996", 3, "10.0"),
        ("0.09996", 3, "0.100"),
        ("99.95", 3, "100"),
        ("-0.5", 2, "-0.50"),
        ("1", 4, "1.000"),
        ("0", 2, "0.0"),
        ("999.5", 3, "1000"),
    ],
)
def test_significant_figures(number: str, figures: int, wanted: str) -> None:
    assert decide(lambda _: fraction(number), significant=figures) == wanted
    if number not in ("0", "-0.5", "99.95", "999.5"):  # balls round zero and on a tie stay open
        assert (
            decide(lambda bits: arb(fraction(number)) + arb(2).exp() * 0, significant=figures)
            == wanted
        )


def test_a_ball_around_a_tie_is_never_decided() -> None:
    with pytest.raises(LimitReached):
        decide(lambda bits: arb("0.125", arb(2) ** -bits), decimals=2)


def test_precision_is_raised_until_the_digits_are_certain() -> None:
    """e·10⁻⁴⁰ away from a tie: 64 bits are not enough."""
    asked = []

    def compute(bits: int) -> arb:
        asked.append(bits)
        with ctx.workprec(bits):
            return arb(fmpq(1, 8)) + arb(1).exp() * fmpq(1, 10**40)

    assert decide(compute, decimals=2) == "0.13"
    assert len(asked) > 1


def test_no_minus_before_zero() -> None:
    assert decide(lambda _: fmpq(-1, 1000), decimals=2) == "0.00"
    assert rounded(fmpq(0), 3) == "0.000"


@pytest.mark.parametrize(
    ("value", "text", "right", "off"),
    [
        ("2/3", "0.6667", True, False),
        ("2/3", "0.6666", False, True),
        ("-2/3", "-0.6666", False, True),
        ("-2/3", "-0.667", True, False),
        ("1/8", "0.12", False, True),
        ("0.3832", "0.383", True, True),
        ("0.0004", "0.000", True, True),
        ("-0.0004", "0.000", True, True),
        ("120", "120", True, True),
        ("0.00012", "1.2e-4", True, True),
    ],
)
def test_rounded_or_cut_off(value: str, text: str, right: bool, off: bool) -> None:
    assert agrees(fraction(value), text) is right
    assert cut(fraction(value), text) is off
    ball = arb(fraction(value)) + arb(0, 1e-12)
    assert agrees(ball, text) in (right, None)
    assert cut(ball, text) in (off, None)


def test_an_open_ball_is_left_open() -> None:
    assert agrees(arb(0.5, 0.5), "0.5") is None
    assert cut(arb(0.5, 0.5), "0.5") is None
    assert agrees(arb("nan"), "0.5") is None


@pytest.mark.parametrize(
    ("text", "value", "last"),
    [
        ("0.1240", "31/250", "1/10000"),
        ("-1e-3", "-1/1000", "1/1000"),
        (".5", "1/2", "1/10"),
        ("1.5E2", "150", "10"),
        ("3/4", "3/4", None),
        ("−0.5", "-1/2", "1/10"),
    ],
)
def test_written_numbers(text: str, value: str, last: str | None) -> None:
    over, _, under = value.partition("/")
    assert fraction(text) == fmpq(int(over), int(under or 1))
    if last is not None:
        over, _, under = last.partition("/")
        assert unit(text) == fmpq(int(over), int(under or 1))


def test_a_number_of_absurd_length_is_refused() -> None:
    with pytest.raises(LimitReached):
        fraction("1e999999999")
    with pytest.raises(LimitReached):
        fraction("9" * 100_000)
