"""digits: printed digits that are certain.

A value is rounded by comparing it with numbers half a unit away, never by a rounding function:
exactly where it is rational (so a tie is a tie, and a named rule decides it), with balls of growing
precision where it is not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import arb, ctx, fmpq

from handgrad.errors import LimitReached
from handgrad.parse.written import fraction

__all__ = ["RULES", "agrees", "cut", "decide", "fraction", "unit"]

START, MOST = 64, 1 << 14
RULES = ("half-up", "half-even", "half-down")
Value = Any  # fmpq or arb


def decide(
    compute: Callable[[int], Value],
    *,
    decimals: int | None = None,
    significant: int | None = None,
    rule: str = "half-up",
) -> str:
    """The value's digits: `decimals` after the point, or `significant` ones.

    compute  the value at a given number of bits
    rule     what happens to an exact tie: half-up (away from 0), half-even, half-down (towards 0)

    Raises LimitReached where the digits cannot be decided, DomainError where there is no value.

    >>> decide(lambda bits: fmpq(1, 8), decimals=2)
    '0.13'
    >>> decide(lambda bits: fmpq(1, 8), decimals=2, rule="half-even")
    '0.12'
    >>> decide(lambda bits: fmpq(123456), significant=3)
    '123000'
    """
    if rule not in RULES:
        raise ValueError(f"unknown rounding rule {rule}")
    bits = START
    while bits <= MOST:
        value = compute(bits)
        if isinstance(value, arb) and not value.is_finite():
            if bits >= 1024:
                break
        else:
            places = decimals
            if significant is not None:
                lead = magnitude(value)
                places = None if lead is None else significant - 1 - lead
            if places is not None:
                text = rounded(value, places, rule)
                if text is not None:
                    return (
                        text
                        if significant is None
                        else _significant(value, text, significant, rule)
                    )
        if not isinstance(value, arb):
            break
        bits *= 2
    raise LimitReached(f"the digits cannot be decided with {MOST} bits")


def _significant(value: Value, text: str, significant: int, rule: str) -> str:
    """9.996 to three digits is 10.0, not 10.00: rounding up may add a digit."""
    digits = text.lstrip("-").replace(".", "").lstrip("0")
    if len(digits) <= significant or "." not in text:
        return text
    lead = magnitude(fraction(text))
    assert lead is not None
    again = rounded(value, significant - 1 - lead, rule)
    return text if again is None else again


def magnitude(value: Value) -> int | None:
    """n with 10ⁿ ≤ |value| < 10ⁿ⁺¹; 0 for zero; None if the ball does not tell."""
    size = abs(value)
    if isinstance(size, fmpq):
        if size == 0:
            return 0
        guess = len(str(size.p)) - len(str(size.q))
        return guess if size >= _ten(guess) else guess - 1
    if not size > 0:
        return None
    low = (
        int((size.lower().log() / arb(10).log()).floor().unique_fmpz() or 0)
        if size.is_finite()
        else None
    )
    if low is None:
        return None
    for guess in (low - 1, low, low + 1):
        if size >= _ten(guess) and size < _ten(guess + 1):
            return guess
    return None


def _ten(n: int) -> fmpq:
    return fmpq(10**n) if n >= 0 else fmpq(1, 10**-n)


def rounded(value: Value, places: int, rule: str = "half-up") -> str | None:
    """The value with `places` digits after the point (before it if negative); None if the ball does
    not decide.
    """
    scale = _ten(places)
    if isinstance(value, (fmpq, int)):
        return spell(_nearest(fmpq(value) * scale, rule), places)
    before = sharpened(value)
    try:
        scaled = value * scale
        whole = (scaled + fmpq(1, 2)).floor().unique_fmpz()
        if whole is None:
            return None
        n = int(whole)
        if scaled > fmpq(2 * n - 1, 2) and scaled < fmpq(2 * n + 1, 2):
            return spell(n, places)
        return None
    finally:
        ctx.prec = before


def sharpened(value: Any) -> int:
    """Raise the working precision to that of a ball, so that comparing loses nothing; returns what
    it was.
    """
    before = int(ctx.prec)
    ctx.prec = max(before, value.bits() + 64)
    return before


def _nearest(q: fmpq, rule: str) -> int:
    """The whole number nearest to a rational; a tie by the rule."""
    size = abs(q)
    low = int(size.floor())
    rest = size - low
    half = fmpq(1, 2)
    up = rest > half or (
        rest == half and (rule == "half-up" or (rule == "half-even" and low % 2 == 1))
    )
    n = low + 1 if up else low
    return -n if q < 0 else n


def spell(n: int, places: int) -> str:
    """n·10^(−places) with that many digits after the point; no minus before zero.

    >>> spell(-5, 2), spell(12, 0), spell(0, 2)
    ('-0.05', '12', '0.00')
    """
    if places <= 0:
        return str(n * 10**-places)
    digits = str(abs(n)).rjust(places + 1, "0")
    return ("-" if n < 0 else "") + digits[:-places] + "." + digits[-places:]


def unit(text: str) -> fmpq:
    """One in the last place of a written number: 0.124 → 1/1000; 1e-3 → 1/1000; 120 → 1."""
    mantissa, _, power = text.lower().replace("−", "-").partition("e")
    exponent = int(power) if power else 0
    return _ten(exponent - len(mantissa.partition(".")[2]))


def agrees(value: Value, text: str, rule: str = "half-up") -> bool | None:
    """Is the written number the value, correctly rounded to the digits written? None: not decided
    at this precision.

    >>> agrees(fmpq(1, 3), "0.333"), agrees(fmpq(1, 3), "0.334"), agrees(fmpq(1, 8), "0.13")
    (True, False, True)
    """
    if isinstance(value, arb) and not value.is_finite():
        return None
    written, half = fraction(text), unit(text) / 2
    if isinstance(value, (fmpq, int)):
        distance = abs(fmpq(value) - written)
        if distance != half:
            return bool(distance < half)
        return bool(_nearest(fmpq(value) / (2 * half), rule) * 2 * half == written)
    before = sharpened(value)
    try:
        if value > written - half and value < written + half:
            return True
        if value < written - half or value > written + half:
            return False
        return None
    finally:
        ctx.prec = before


def cut(value: Value, text: str) -> bool | None:
    """Is the written number the value with the further digits cut off (towards 0)? None: not
    decided.

    >>> cut(fmpq(2, 3), "0.666"), cut(fmpq(2, 3), "0.667"), cut(fmpq(-2, 3), "-0.66")
    (True, False, True)
    """
    if isinstance(value, arb) and not value.is_finite():
        return None
    written, one = fraction(text), unit(text)
    if not isinstance(value, arb):
        return _is_cut(fmpq(value), written, one)
    before = sharpened(value)
    try:
        return _is_cut(value, written, one)
    finally:
        ctx.prec = before


def _is_cut(value: Value, written: fmpq, one: fmpq) -> bool | None:
    """Between the written number and one unit further from 0, the far end excluded."""
    far = written + one if written > 0 else written - one
    if written == 0:
        inside, outside = value > -one and value < one, value <= -one or value >= one
    elif written > 0:
        inside, outside = value >= written and value < far, value < written or value >= far
    else:
        inside, outside = value <= written and value > far, value > written or value <= far
    return True if inside else False if outside else None
