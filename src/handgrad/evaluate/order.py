"""order: comparisons and what depends on them: yes, no, or not decided at this precision.

What is not decided is a ball around both answers, so that a value that depends on it stays enclosed
and more bits decide it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flint import arb, fmpq

from handgrad.evaluate.balls import ONE, ZERO, Ball
from handgrad.parse.written import fraction


def hull(*values: Any) -> Ball:
    """One ball that holds all of these."""
    result = arb(values[0])
    for other in values[1:]:
        result = result.union(arb(other))
    return result


def larger(a: Any, b: Any) -> Any:
    """The larger of two."""
    if a >= b:
        return a
    return b if b >= a else arb(a).max(arb(b))


def smaller(a: Any, b: Any) -> Any:
    """The smaller of two."""
    if a <= b:
        return a
    return b if b <= a else arb(a).min(arb(b))


def maximum(*values: Any) -> Any:
    """The largest."""
    best = values[0]
    for other in values[1:]:
        best = larger(best, other)
    return best


def minimum(*values: Any) -> Any:
    """The smallest."""
    best = values[0]
    for other in values[1:]:
        best = smaller(best, other)
    return best


def truth(yes: bool, no: bool) -> Any:
    """1, 0, or the ball that holds both while it is open."""
    return ONE if yes else ZERO if no else undecided()


def undecided() -> Ball:
    """Not decided: a ball around 0 and 1."""
    return arb(0.5, 0.5)


def less(a: Any, b: Any) -> Any:
    """a < b?"""
    return ZERO if a is b else truth(a < b, a >= b)


def less_equal(a: Any, b: Any) -> Any:
    """a ≤ b?"""
    return ONE if a is b else truth(a <= b, a > b)


def greater(a: Any, b: Any) -> Any:
    """a > b?"""
    return ZERO if a is b else truth(a > b, a <= b)


def greater_equal(a: Any, b: Any) -> Any:
    """a ≥ b?"""
    return ONE if a is b else truth(a >= b, a < b)


def equal(a: Any, b: Any) -> Any:
    """a = b? Balls can only say no."""
    if a is b:
        return ONE
    exact = type(a) is fmpq and type(b) is fmpq
    return truth(exact and a == b, (exact and a != b) or a < b or a > b)


def not_equal(a: Any, b: Any) -> Any:
    """a ≠ b?"""
    return opposite(equal(a, b))


def both(a: Any, b: Any) -> Any:
    """a and b."""
    return truth(a == 1 and b == 1, a == 0 or b == 0)


def either(a: Any, b: Any) -> Any:
    """a or b."""
    return truth(a == 1 or b == 1, a == 0 and b == 0)


def opposite(a: Any) -> Any:
    """not a."""
    return truth(a == 0, a == 1)


def where(c: Any, a: Any, b: Any) -> Any:
    """a if c, b if not, a ball that holds both while it is open."""
    if type(c) is fmpq:
        return b if c == 0 else a
    return hull(a, b)


def relu(x: Any) -> Any:
    """max(0, x)."""
    return larger(x, ZERO)


def sign(x: Any) -> Any:
    """−1, 0 or 1."""
    if x > 0:
        return ONE
    if x < 0:
        return -ONE
    return ZERO if type(x) is fmpq else arb(0, 1)


def floor(x: Any) -> Any:
    """The whole number below; a ball around a jump keeps both."""
    if type(x) is fmpq:
        return fmpq(x.floor())
    low = arb(x).floor()
    whole = low.unique_fmpz()
    return low if whole is None else fmpq(whole)


def step(attributes: Mapping[str, Any], x: Any) -> Any:
    """1 above 0, 0 below, at 0 what the convention says."""
    if x > 0:
        return ONE
    if x < 0:
        return ZERO
    at_zero = fraction(str(attributes["at_zero"]))
    return at_zero if type(x) is fmpq else hull(ZERO, ONE, at_zero)


def leaky_relu(attributes: Mapping[str, Any], x: Any) -> Any:
    """x above 0, a·x below."""
    slope = fraction(str(attributes["a"]))
    if x >= 0:
        return x
    return slope * x if x <= 0 else hull(x, slope * x)


def first_largest(row: Sequence[Any]) -> list[Any]:
    """1 for the first largest entry; while it is open every candidate is a ball around 0 and 1."""
    flags: list[Any] = []
    for i, x in enumerate(row):
        others = [(j, y) for j, y in enumerate(row) if j != i]
        beaten = any(x < y or (j < i and (x is y or x <= y)) for j, y in others)
        wins = all(x > y or (j > i and (x is y or x >= y)) for j, y in others)
        flags.append(truth(wins, beaten))
    return flags
