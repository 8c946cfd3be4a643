"""why: why no smaller whole weights will do, as a sum that can be checked by hand.

With whole weights, a row in which a unit fires has a net input at least 1 above that of a row in
which it does not. Some of these differences add up to c·w ≥ k with no |cᵢ| above 1, so
Σ|wᵢ| ≥ k: the dual solution of the programme whose least is k.
"""

from __future__ import annotations

import msgspec
from flint import fmpq

from handgrad.threshold.certificate import Weighted
from handgrad.threshold.function import Function, Row
from handgrad.threshold.properties import direction
from handgrad.threshold.smallest import Programme
from handgrad.threshold.unit import Unit


class Bound(msgspec.Struct, frozen=True):
    """A lower bound for Σ|wᵢ|.

    pairs   a row that fires, one that does not, and how many times their difference is taken
    sum     the cᵢ of the differences added up
    least   what they add up to: Σ|wᵢ| is at least this
    """

    pairs: tuple[tuple[Row, Row, fmpq], ...]
    sum: tuple[fmpq, ...]
    least: fmpq


def why(f: Function, unit: Unit) -> Bound | None:
    """The bound that shows that a unit's whole weights are smallest; None where only a search
    shows it (the bound is not whole).

    >>> from handgrad.threshold.function import from_column
    >>> from handgrad.threshold.smallest import smallest
    >>> f = from_column("0001")
    >>> why(f, smallest(f)).least
    2
    """
    signs = [direction(f, i) or 0 for i in range(f.n)]
    g = f
    for i, sign in enumerate(signs):
        g = g.flipped(i) if sign < 0 else g
    found = Programme(g)
    if not found.tableau.solve():
        return None
    true, false = found.sides(found.tableau.prices())
    pairs = tuple(
        (_turned(p, signs), _turned(q, signs), share) for p, q, share in _paired(true, false)
    )
    total = tuple(
        sum((share * (p[i] - q[i]) for p, q, share in pairs), fmpq(0)) for i in range(f.n)
    )
    bound = sum((share for _, _, share in pairs), fmpq(0))
    if bound != sum(map(abs, unit.weights), fmpq(0)) or any(abs(c) > 1 for c in total):
        return None
    return Bound(pairs, total, bound)


def _paired(true: Weighted, false: Weighted) -> list[tuple[Row, Row, fmpq]]:
    """Shares of the true rows against shares of the false rows, used up in order."""
    found = []
    left, right = list(reversed(true)), list(reversed(false))
    while left and right:
        (p, a), (q, b) = left.pop(), right.pop()
        share = min(a, b)
        found.append((p, q, share))
        if a > share:
            left.append((p, a - share))
        if b > share:
            right.append((q, b - share))
    return found


def _turned(r: Row, signs: list[int]) -> Row:
    """A row of the inputs as they are; an input that does not matter is 0."""
    return tuple(1 - x if s < 0 else x if s else 0 for x, s in zip(r, signs, strict=True))
