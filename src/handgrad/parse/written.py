"""written: the exact value of a number as it stands on the page."""

from __future__ import annotations

from functools import lru_cache

from flint import fmpq

from handgrad.errors import LimitReached

LONGEST = 10_000


@lru_cache(maxsize=4096)
def fraction(text: str) -> fmpq:
    """The exact rational of a written number: digits, a point, an exponent, a sign, a slash.

    >>> fraction("0.1240"), fraction("-1e-3"), fraction("3/4")
    (31/250, -1/1000, 3/4)
    """
    over, slash, under = text.partition("/")
    if slash:
        return fraction(over) / fraction(under)
    mantissa, _, power = text.lower().partition("e")
    whole, _, decimals = mantissa.replace("−", "-").replace(",", "").partition(".")
    exponent = (int(power.replace("−", "-")) if power else 0) - len(decimals)
    if abs(exponent) > LONGEST or len(mantissa) > LONGEST:
        raise LimitReached(f"the number {text[:20]} is too long: the limit is {LONGEST} digits")
    digits = int(whole + decimals)
    if exponent >= 0:
        return fmpq(digits * 10**exponent)
    return fmpq(digits, 10**-exponent)
