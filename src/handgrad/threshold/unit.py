"""unit: a threshold unit in exact numbers: its net inputs, its outputs, the function it computes.

    z = w·x + b,  output 1 if z > 0, 0 if z < 0, and at z = 0 what the convention says.

Bipolar units have inputs −1 and 1; the row of a table is told by 0 for −1.
"""

from __future__ import annotations

from math import lcm

import msgspec
from flint import fmpq

from handgrad.errors import LimitReached
from handgrad.threshold.function import MOST_INPUTS, Function


class Unit(msgspec.Struct, frozen=True):
    """A threshold unit.

    weights  one for each input, rationals
    bias     added to the weighted sum
    at_zero  its output where the net input is exactly 0: 1 or 0
    bipolar  its inputs are −1 and 1, not 0 and 1

    >>> Unit((fmpq(8), fmpq(8)), fmpq(-12)).function().column
    '0001'
    """

    weights: tuple[fmpq, ...]
    bias: fmpq
    at_zero: int = 1
    bipolar: bool = False

    @property
    def n(self) -> int:
        """How many inputs it has."""
        return len(self.weights)

    @property
    def denominator(self) -> int:
        """The least number by which weights and bias become whole."""
        return lcm(*(int(w.q) for w in (*self.weights, self.bias)))

    def whole_nets(self) -> list[int]:
        """The net input of every row, in counting order, times the common denominator.

        Each input doubles the list: 2ⁿ rows cost 2ⁿ additions.
        """
        if self.n > MOST_INPUTS:
            raise LimitReached(f"a unit with {self.n} inputs", expected=f"at most {MOST_INPUTS}")
        scale = self.denominator
        nets = [int((self.bias * scale).p)]
        for weight in reversed(self.weights):
            w = int((weight * scale).p)
            off = [v - w for v in nets] if self.bipolar else nets
            nets = off + [v + w for v in nets]
        return nets

    def nets(self) -> list[fmpq]:
        """The net input of every row, in counting order."""
        scale = self.denominator
        return [fmpq(v, scale) for v in self.whole_nets()]

    def function(self) -> Function:
        """The Boolean function it computes."""
        return Function(self.n, outputs(self.whole_nets(), self.at_zero))


def outputs(nets: list[int], at_zero: int) -> int:
    """The outputs of rows with these net inputs, as the bits of a function."""
    least = 0 if at_zero else 1
    return int("".join(["1" if v >= least else "0" for v in reversed(nets)]), 2)
