"""margins: how far each weight, alone, may move before the function changes.

A row with x_i = 1 has the net input z + δ when w_i moves by δ. It keeps its output as long as z + δ
keeps its side of 0; the rows with output 1 bound δ from below, those with output 0 from above.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from flint import fmpq

from handgrad.threshold.function import row
from handgrad.threshold.unit import Unit


class Margin(msgspec.Struct, frozen=True):
    """The values one weight (or the bias) may have, the others as they are.

    low, high   the ends, None if there is none
    low_too     the lower end itself is allowed; `high_too` likewise
    """

    low: fmpq | None
    low_too: bool
    high: fmpq | None
    high_too: bool


class Margins(msgspec.Struct, frozen=True):
    """weights, bias: a margin each. closest: the least |z| of all rows."""

    weights: tuple[Margin, ...]
    bias: Margin
    closest: fmpq

    def together(self, n: int) -> fmpq:
        """Every weight and the bias may move by less than this at once, in any direction."""
        return self.closest / (n + 1)


def margins(unit: Unit) -> Margins:
    """The margins of a unit's weights and bias.

    >>> found = margins(Unit((fmpq(8), fmpq(8)), fmpq(-12)))
    >>> found.weights[0].low, found.weights[0].high, found.bias.high
    (4, 12, -8)
    """
    nets = unit.nets()
    low = -1 if unit.bipolar else 0
    inputs = [[2 * x - 1 if low else x for x in row(r, unit.n)] for r in range(len(nets))]
    return Margins(
        tuple(_margin(unit, unit.weights[i], [x[i] for x in inputs], nets) for i in range(unit.n)),
        _margin(unit, unit.bias, [1] * len(nets), nets),
        min(map(abs, nets)),
    )


def _margin(unit: Unit, value: fmpq, factors: Sequence[int], nets: Sequence[fmpq]) -> Margin:
    """The interval of a weight that is multiplied by `factors`, row by row."""
    low: tuple[fmpq, int] | None = None
    high: tuple[fmpq, int] | None = None
    for x, z in zip(factors, nets, strict=True):
        if not x:
            continue
        fires = z > 0 or (z == 0 and unit.at_zero == 1)
        reached = int(fires == (unit.at_zero == 1))  # may z be exactly 0 in this row?
        end = value - z / x
        if fires == (x > 0):  # the weight must not fall too low
            if low is None or (end, -reached) > (low[0], -low[1]):
                low = (end, reached)
        elif high is None or (end, reached) < (high[0], high[1]):
            high = (end, reached)
    return Margin(
        low[0] if low else None,
        bool(low and low[1]),
        high[0] if high else None,
        bool(high and high[1]),
    )
