"""rounded: values as decimal text and back, certified, as often as a line's operands need it.

A rational is rounded exactly; a ball only if all of it rounds to the same digits. What a ball
leaves open is asked for again with more bits by the caller. A rule says where a tie goes: half-up
(away from zero), half-down (towards it), half-even.
"""

from __future__ import annotations

from flint import arb, fmpq

Value = fmpq | arb
HALF = arb(0.5)


def whole(value: Value, rule: str) -> int | None:
    """The integer that `value` rounds to; None if its ball leaves it open."""
    if isinstance(value, fmpq):
        return _rational(value, rule)
    size = abs(value) + HALF
    found = size.floor().unique_fmpz()
    if found is None or (rule != "half-up" and not size > found):
        return None  # the ball holds a tie
    return int(found) if value >= 0 else -int(found)


def _dyadic(point: arb) -> tuple[int, int]:
    mantissa, exponent = point.man_exp()
    m, e = int(mantissa), int(exponent)
    return (m << e, 1) if e >= 0 else (m, 1 << -e)


def _rational(value: fmpq, rule: str) -> int:
    p, q = int(value.p), int(value.q)
    size = abs(p)
    floor, rest = divmod(size, q)
    match rule:
        case "half-up":
            floor += 2 * rest >= q
        case "half-even":
            floor += 2 * rest > q or (2 * rest == q and floor % 2 == 1)
        case "half-down":
            floor += 2 * rest > q
        case _:
            raise AssertionError(f"no rounding rule {rule!r}, please report")
    return floor if p >= 0 else -floor


def text(value: Value, decimals: int, rule: str) -> str | None:
    """`value` with that many digits after the point (negative: zeros before it); None if undecided.

    >>> text(fmpq(-1, 8), 2, "half-up")
    '-0.13'
    """
    n = whole(value * fmpq(10) ** decimals, rule)
    return None if n is None else placed(n, decimals)


def placed(n: int, decimals: int) -> str:
    """The integer n with a point before its last `decimals` digits; no minus before zero.

    >>> placed(-5, 3)
    '-0.005'
    """
    sign = "-" if n < 0 else ""
    digits = str(abs(n))
    if decimals <= 0:
        return sign + digits + ("0" * -decimals if n else "")
    digits = digits.rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def shortest(value: Value, most: int) -> str | None:
    """A rational that ends after at most `most` decimals, in full; None for everything else.

    >>> shortest(fmpq(17, 25), 4), shortest(fmpq(1, 3), 4)
    ('0.68', None)
    """
    if not isinstance(value, fmpq):
        return None
    q = int(value.q)
    if q == 1:
        return str(int(value.p))
    decimals = _ending(q)
    if decimals is None or decimals > most:
        return None
    return placed(int(value.p) * (10**decimals // q), decimals)


def _ending(q: int) -> int | None:
    """How many decimals a fraction with denominator q has; None if it never ends."""
    twos = (q & -q).bit_length() - 1
    q >>= twos
    fives = 0
    while q % 5 == 0:
        q //= 5
        fives += 1
    return max(twos, fives) if q == 1 else None


def decimals_for(value: Value, significant: int) -> int:
    """How many decimals show that many significant figures of `value`."""
    if isinstance(value, fmpq):
        if value == 0:
            return 0
        size, low = abs(value), 0
        digits = len(str(int(size.p))) - len(str(int(size.q)))
        low = digits - 1 if size < fmpq(10) ** digits else digits
        return significant - 1 - low
    middle = abs(value.mid())
    if middle == 0:
        return significant
    mantissa, exponent = _dyadic(middle)
    return decimals_for(fmpq(mantissa, exponent), significant)
