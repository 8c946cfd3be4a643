"""border: what stands round an array under a kernel: zeros, a mirror, the other end.

A rule says which place of the array stands at a place of the padded one: counted from the array's
own beginning, so −1 is just before it; None is a zero.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import fmpq

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis

Axes = tuple[Axis, ...]
Rule = Callable[[int, int], int | None]


def spatial(x: Axes) -> int:
    """How many of the last axes are places: one of a vector, the last two of everything else.

    Raises ShapeError for a number, which has none.
    """
    if not x:
        raise ShapeError("a number has no places to slide over or to put a border round")
    return min(len(x), 2)


def widened(x: Axes, before: tuple[int, ...], after: tuple[int, ...]) -> Axes:
    """The axes of an array with a border.

    >>> widened((Axis("n", 4),), (1,), (2,))
    (Axis(name='n', size=7),)
    """
    lead = len(x) - len(before)
    found = list(x[:lead])
    for axis, low, high in zip(x[lead:], before, after, strict=True):
        if isinstance(axis.size, str):
            raise ShapeError("a border needs axes of known length")
        if low < 0 or high < 0:
            raise ShapeError("a border has at least 0 places")
        found.append(Axis(axis.name, axis.size + low + high))
    return tuple(found)


def halves(sizes: tuple[int, ...], kernel: int, stride: int) -> tuple[tuple[int, ...], ...]:
    """The zeros that `same` padding puts round each axis so that ⌈n / stride⌉ windows fit, in two
    halves: the smaller one, and the one that holds an odd zero.

    >>> halves((3,), 2, 1)
    ((0,), (1,))
    """
    totals = [max((-(-n // stride) - 1) * stride + kernel - n, 0) for n in sizes]
    return tuple(t // 2 for t in totals), tuple(t - t // 2 for t in totals)


def bordered(ar: Any, x: Any, before: tuple[int, ...], after: tuple[int, ...], rule: Rule) -> Any:
    """The array with its border, in any arithmetic."""
    lead = len(x.shape) - len(before)

    def at(place: tuple[int, ...]) -> Any:
        depth = len(place)
        if depth == len(x.shape):
            found = tuple(
                i if axis < lead else rule(i - before[axis - lead], x.shape[axis])
                for axis, i in enumerate(place)
            )
            return ar.number(fmpq(0)) if None in found else ar.part(x, found)
        more = 0 if depth < lead else before[depth - lead] + after[depth - lead]
        return ar.stack([at((*place, i)) for i in range(x.shape[depth] + more)])

    return at(())


def zero(i: int, size: int) -> int | None:
    """Outside there is nothing.

    >>> zero(-1, 3), zero(2, 3)
    (None, 2)
    """
    return i if 0 <= i < size else None


def mirror(i: int, size: int) -> int:
    """A mirror on the last entry, which is not repeated: 2 1 | 0 1 2 | 1 0.

    >>> [mirror(i, 3) for i in (-2, -1, 3, 4)]
    [2, 1, 1, 0]
    """
    if size == 1:
        raise ShapeError("one entry alone has nothing to mirror")
    round_trip = 2 * (size - 1)
    i %= round_trip
    return i if i < size else round_trip - i


def other_end(i: int, size: int) -> int:
    """A ring: behind the last entry comes the first.

    >>> [other_end(i, 3) for i in (-1, 3)]
    [2, 0]
    """
    return i % size


def edge(i: int, size: int) -> int:
    """The last entry again and again.

    >>> [edge(i, 3) for i in (-2, 4)]
    [0, 2]
    """
    return min(max(i, 0), size - 1)
