"""smallest: the threshold unit with the smallest integer weights for a function, or a certificate
that there is none.

Smallest: the sum of |wᵢ| is least, and then |b|. A unit's weight has the sign in which its input
works; inputs that hinder are negated first, so that all weights are ≥ 0. Then only the minimal
rows with output 1 and the maximal rows with output 0 matter:

    least Σ wᵢ   with   w·p ≥ T  for the minimal true p,   w·q ≤ T − 1  for the maximal false q

solved exactly, and branched upon where the least is not whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flint import fmpq

from handgrad.threshold.certificate import (
    Certificate,
    Weighted,
    both_ways,
    levelled,
    two_against_two,
)
from handgrad.threshold.function import Function, Row, high, row
from handgrad.threshold.properties import direction
from handgrad.threshold.simplex import Tableau, whole
from handgrad.threshold.unit import Unit

# Pairs of rows are compared up to here; beyond it the linear programme decides alone.
PAIRS = 10


def smallest(f: Function, at_zero: int = 1, bipolar: bool = False) -> Unit | Certificate:
    """The unit with the smallest integer weights that computes f, or why there is none.

    at_zero   the unit's output where its net input is 0
    bipolar   its inputs are −1 and 1

    >>> from handgrad.threshold.function import from_column
    >>> smallest(from_column("0001"))
    Unit(weights=(1, 1), bias=-2, at_zero=1, bipolar=False)
    >>> smallest(from_column("0110")).point
    (1/2, 1/2)
    """
    certificate = both_ways(f)
    if certificate is not None:
        return certificate
    signs = [direction(f, i) or 0 for i in range(f.n)]
    g = f
    for i, sign in enumerate(signs):
        g = g.flipped(i) if sign < 0 else g
    if f.n <= PAIRS:
        certificate = two_against_two(g)
        if certificate is not None:
            return _turned(certificate, signs)
    found = least(g)
    if isinstance(found, Certificate):
        return _turned(found, signs)
    weights = [w * (sign or 1) for w, sign in zip(found, signs, strict=True)]
    return _with_bias(f, weights, at_zero, bipolar)


def least(g: Function) -> list[int] | Certificate:
    """The smallest weights ≥ 0 for a monotone function, or a certificate."""
    found = Programme(g)
    if not found.tableau.solve():
        return _contradiction(g, found)
    return whole(found.tableau)[: g.n]


class Programme:
    """The linear programme of a monotone function: its rows that matter, and the tableau."""

    def __init__(self, g: Function) -> None:
        self.true = minimal_true(g)
        self.false = maximal_false(g)
        self.tableau = Tableau([1] * g.n + [0])
        for p in self.true:
            self.tableau.add([*p, -1], 0)
        for q in self.false:
            self.tableau.add([*(-x for x in q), 1], 1)

    def sides(self, parts: Mapping[int, fmpq]) -> tuple[Weighted, Weighted]:
        """Shares of the inequalities as shares of the true and the false rows."""
        both: tuple[list[tuple[Row, fmpq]], list[tuple[Row, fmpq]]] = ([], [])
        for k, share in sorted(parts.items()):
            if k < len(self.true):
                both[0].append((self.true[k], share))
            else:
                both[1].append((self.false[k - len(self.true)], share))
        return tuple(both[0]), tuple(both[1])


def minimal_true(g: Function) -> list[Row]:
    """The rows of a monotone g with output 1 below which everything is 0."""
    above = 0
    for i in range(g.n):
        above |= (g.bits & ~high(g.n, i)) << (1 << (g.n - 1 - i))
    return _rows(g.bits & ~above, g.n)


def maximal_false(g: Function) -> list[Row]:
    """The rows of a monotone g with output 0 above which everything is 1."""
    false = g.negated().bits
    below = 0
    for i in range(g.n):
        below |= (false & high(g.n, i)) >> (1 << (g.n - 1 - i))
    return _rows(false & ~below, g.n)


def _rows(bits: int, n: int) -> list[Row]:
    return [row(r, n) for r in range(1 << n) if bits >> r & 1]


def _contradiction(g: Function, found: Programme) -> Certificate:
    """The shares with which the inequalities contradict one another."""
    true, false = found.sides(found.tableau.contradiction())
    total = sum((share for _, share in false), fmpq(0))
    return levelled(
        tuple((r, share / total) for r, share in true),
        tuple((r, share / total) for r, share in false),
        g,
    )


def _turned(certificate: Certificate, signs: Sequence[int]) -> Certificate:
    """The certificate for the inputs as they were before they were negated."""

    def turned(side: Weighted) -> Weighted:
        return tuple(
            sorted(
                (tuple(1 - x if s < 0 else x for x, s in zip(r, signs, strict=True)), share)
                for r, share in side
            )
        )

    return Certificate(turned(certificate.true), turned(certificate.false))


def _with_bias(f: Function, weights: Sequence[int], at_zero: int, bipolar: bool) -> Unit:
    """The unit with these weights and the bias nearest to 0."""
    plain = Unit(tuple(map(fmpq, weights)), fmpq(0), at_zero, bipolar)
    nets = plain.whole_nets()
    fires = [z for r, z in enumerate(nets) if f.bits >> r & 1]
    rests = [z for r, z in enumerate(nets) if not f.bits >> r & 1]
    return Unit(plain.weights, fmpq(bias_between(fires, rests, at_zero)), at_zero, bipolar)


def bias_between(fires: Sequence[int], rests: Sequence[int], at_zero: int) -> int:
    """The whole bias nearest to 0 with which these sums fire and those do not.

    >>> bias_between([2], [0, 1, 1], at_zero=1), bias_between([2], [0, 1, 1], at_zero=0)
    (-2, -1)
    """
    # z + b ≥ 0 in rows that fire and < 0 in those that do not; > 0 and ≤ 0 if it is silent at 0
    low = -min(fires) + (0 if at_zero else 1) if fires else None
    high_ = -max(rests) - (1 if at_zero else 0) if rests else None
    if (low is None or low <= 0) and (high_ is None or high_ >= 0):
        return 0
    return min((end for end in (low, high_) if end is not None), key=abs)
