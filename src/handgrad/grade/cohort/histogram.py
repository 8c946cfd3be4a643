"""histogram: how many scripts have how many marks, in at most five classes of equal width."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

import msgspec

from handgrad.grade.scheme import written

_CLASSES = 5


class Bin(msgspec.Struct, frozen=True):
    """From `low` to `high` marks, both counted in: how many scripts."""

    low: str
    high: str
    scripts: int

    @property
    def label(self) -> str:
        """17–20, or one number where low and high are the same."""
        return self.low if self.low == self.high else f"{self.low}–{self.high}"


def histogram(totals: Sequence[Fraction], out_of: Fraction) -> tuple[Bin, ...]:
    """The classes, the best first; every total lies in exactly one.

    >>> [(b.label, b.scripts) for b in histogram([Fraction(17), Fraction(4)], Fraction(20))]
    [('17–20', 1), ('13–16', 0), ('9–12', 0), ('5–8', 0), ('0–4', 1)]
    """
    step = _step(totals, out_of)
    units = int(out_of / step)
    classes = min(_CLASSES, units + 1)
    edges = [units * k // classes for k in range(classes + 1)]
    bins = []
    for k in range(classes):
        low = 0 if k == 0 else edges[k] + 1
        inside = sum(low * step <= total <= edges[k + 1] * step for total in totals)
        bins.append(Bin(written(low * step), written(edges[k + 1] * step), inside))
    return tuple(reversed(bins))


def _step(totals: Sequence[Fraction], out_of: Fraction) -> Fraction:
    """The smallest difference two marks can have: 1, ½, ¼ …"""
    return Fraction(1, lcm(*(value.denominator for value in (out_of, *totals))))
