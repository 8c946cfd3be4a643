"""certificate: why no unit computes a function, so that it can be checked by hand.

Some rows with output 1 and some with output 0 have the same weighted mean. A unit's net input at
that mean would be positive (a mean of positive nets) and negative at once, so there is no unit. By
the theorem of the alternative such a certificate exists for every function that is no threshold
function (Elgot 1961); up to 8 inputs two rows against two are enough (Muroga, Tsuboi, Baugh 1970).
"""

from __future__ import annotations

import msgspec
from flint import fmpq

from handgrad.threshold.function import Function, Row, row
from handgrad.threshold.properties import changes

Weighted = tuple[tuple[Row, fmpq], ...]


class Certificate(msgspec.Struct, frozen=True):
    """Two convex combinations that coincide.

    true, false   rows with output 1 and 0, each with its share; the shares of a side add up to 1
    """

    true: Weighted
    false: Weighted

    @property
    def point(self) -> tuple[fmpq, ...]:
        """The mean of either side."""
        return mean(self.true)


def mean(side: Weighted) -> tuple[fmpq, ...]:
    """The weighted mean of some rows.

    >>> mean((((0, 1), fmpq(1, 2)), ((1, 0), fmpq(1, 2))))
    (1/2, 1/2)
    """
    columns = zip(*(r for r, _ in side), strict=True)
    shares = [share for _, share in side]
    return tuple(
        sum((share * x for share, x in zip(shares, column, strict=True)), fmpq(0))
        for column in columns
    )


def verify(f: Function, certificate: Certificate) -> bool:
    """Whether a certificate shows that f is no threshold function."""
    sides = ((certificate.true, 1), (certificate.false, 0))
    return all(
        all(share > 0 and f(r) == output for r, share in side)
        and sum((share for _, share in side), fmpq(0)) == 1
        for side, output in sides
    ) and mean(certificate.true) == mean(certificate.false)


def both_ways(f: Function) -> Certificate | None:
    """An input that helps in one place and hinders in another: four rows that prove it.

    >>> both_ways(Function(2, 0b0110)).point
    (1/2, 1/2)
    """
    for i in range(f.n):
        on, off = changes(f, i)
        if on and off:
            a, b = _first(on), _first(off)
            step = 1 << (f.n - 1 - i)
            return _halves(f.n, (a + step, b), (a, b + step))
    return None


def two_against_two(f: Function) -> Certificate | None:
    """Two rows with output 1 whose sum is that of two rows with output 0."""
    codes = [sum(3**k for k in range(f.n) if r >> k & 1) for r in range(f.size)]
    true = [r for r in range(f.size) if f.bits >> r & 1]
    false = [r for r in range(f.size) if not f.bits >> r & 1]
    if len(true) > len(false):
        found = _meeting(false, true, codes)
        return _halves(f.n, (found[2], found[3]), (found[0], found[1])) if found else None
    found = _meeting(true, false, codes)
    return _halves(f.n, (found[0], found[1]), (found[2], found[3])) if found else None


def _meeting(
    fewer: list[int], more: list[int], codes: list[int]
) -> tuple[int, int, int, int] | None:
    sums: dict[int, tuple[int, int]] = {}
    for k, a in enumerate(fewer):
        for b in fewer[k + 1 :]:
            sums.setdefault(codes[a] + codes[b], (a, b))
    for k, c in enumerate(more):
        code = codes[c]
        for d in more[k + 1 :]:
            pair = sums.get(code + codes[d])
            if pair is not None:
                return (*pair, c, d)
    return None


def _halves(n: int, true: tuple[int, int], false: tuple[int, int]) -> Certificate:
    half = fmpq(1, 2)
    return Certificate(
        tuple((row(r, n), half) for r in sorted(true)),
        tuple((row(r, n), half) for r in sorted(false)),
    )


def _first(bits: int) -> int:
    """The first row in a set of rows."""
    return (bits & -bits).bit_length() - 1


def levelled(true: Weighted, false: Weighted, f: Function) -> Certificate:
    """A certificate from two means of a monotone f, that of the true rows nowhere above the other.

    Where it is below, ones of the false rows are taken away: their outputs stay 0.
    """
    shares = dict(false)
    for i in range(f.n):
        wanted = mean(true)[i]
        surplus = sum((s for r, s in shares.items() if r[i]), fmpq(0)) - wanted
        for r in [r for r in shares if r[i]]:
            taken = min(surplus, shares[r])
            if taken <= 0:
                break
            surplus -= taken
            lower = (*r[:i], 0, *r[i + 1 :])
            shares[r] -= taken
            shares[lower] = shares.get(lower, fmpq(0)) + taken
    return Certificate(true, tuple((r, s) for r, s in shares.items() if s))
