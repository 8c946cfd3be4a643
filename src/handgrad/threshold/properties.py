"""properties: what is said of a Boolean function: which way each input works, what it counts for,
symmetries.

An influence is the share of rows in which the output changes when that input is flipped. The Chow
parameters (how many rows with output 1 there are, and in how many of them x_i is 1) belong to one
function only if it is a threshold function (Chow 1961).
"""

from __future__ import annotations

import msgspec
from flint import fmpq

from handgrad.threshold.function import Function, everywhere, high


class Properties(msgspec.Struct, frozen=True):
    """Properties of a Boolean function.

    directions  one for each input: 1 it only ever helps, −1 it only ever hinders, 0 it does not
                matter, None it does both
    influences  one for each input, exact
    groups      inputs (from 0) that may be exchanged for one another, as groups
    self_dual   negating every input negates the output
    balanced    1 in half of the rows
    """

    directions: tuple[int | None, ...]
    influences: tuple[fmpq, ...]
    groups: tuple[tuple[int, ...], ...]
    self_dual: bool
    balanced: bool
    chow: tuple[int, ...]

    @property
    def monotone(self) -> bool:
        """More ones among the inputs never turn the output from 1 to 0."""
        return all(d in (0, 1) for d in self.directions)

    @property
    def unate(self) -> bool:
        """Every input works one way only. Each threshold function is unate."""
        return None not in self.directions

    @property
    def symmetric(self) -> bool:
        """Only the number of ones counts."""
        return len(self.groups) <= 1

    @property
    def essential(self) -> tuple[int, ...]:
        """The inputs (from 0) that matter."""
        return tuple(i for i, d in enumerate(self.directions) if d != 0)


def properties(f: Function) -> Properties:
    """The properties of a function.

    >>> from handgrad.threshold.function import from_column
    >>> majority = properties(from_column("00010111"))
    >>> majority.monotone, majority.symmetric, majority.self_dual, majority.influences[0]
    (True, True, True, 1/2)
    """
    half = f.size // 2 or 1
    return Properties(
        directions=tuple(direction(f, i) for i in range(f.n)),
        influences=tuple(fmpq(sum(map(int.bit_count, changes(f, i))), half) for i in range(f.n)),
        groups=groups(f),
        self_dual=self_dual(f),
        balanced=2 * f.ones == f.size,
        chow=(f.ones, *((f.bits & high(f.n, i)).bit_count() for i in range(f.n))),
    )


def changes(f: Function, i: int) -> tuple[int, int]:
    """The rows with x_i = 0, as bits, where switching x_i on turns the output on, and off."""
    mask, step = high(f.n, i), 1 << (f.n - 1 - i)
    low, up = f.bits & ~mask, (f.bits & mask) >> step
    return up & ~low, low & ~up


def direction(f: Function, i: int) -> int | None:
    """Which way input i (from 0) works: 1, −1, 0 not at all, None both ways."""
    on, off = changes(f, i)
    if on and off:
        return None
    return 1 if on else -1 if off else 0


def self_dual(f: Function) -> bool:
    """f(¬x) = ¬f(x) in every row.

    >>> from handgrad.threshold.function import from_column
    >>> self_dual(from_column("01")), self_dual(from_column("0001"))
    (True, False)
    """
    mirrored = int(f.column, 2)
    return mirrored == f.bits ^ everywhere(f.n)


def groups(f: Function) -> tuple[tuple[int, ...], ...]:
    """The inputs (from 0) in groups within which they may be exchanged."""
    found: list[list[int]] = []
    for i in range(f.n):
        for group in found:
            if f.swapped(group[0], i) == f:
                group.append(i)
                break
        else:
            found.append([i])
    return tuple(map(tuple, found))
