"""array: a frozen shape with a flat tuple of entries, in any arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

import msgspec

from handgrad.errors import LimitReached, ShapeError

LIMIT = 1_000_000  # entries of one array, and scalar operations of one node


class Array(msgspec.Struct, frozen=True):
    """Entries in row order: Array((2, 2), (1, 2, 3, 4)) is [[1, 2], [3, 4]]."""

    shape: tuple[int, ...]
    flat: tuple[Any, ...]

    def __getitem__(self, index: tuple[int, ...]) -> Any:
        at = 0
        for i, size in zip(index, self.shape, strict=True):
            at = at * size + i
        return self.flat[at]

    def rows(self) -> list[Any]:
        """The parts along the first axis: entries of a vector, rows of a matrix."""
        if len(self.shape) == 1:
            return list(self.flat)
        rest = self.shape[1:]
        step = volume(rest)
        return [Array(rest, self.flat[i : i + step]) for i in range(0, len(self.flat), step)]

    def nested(self) -> Any:
        """Lists in lists."""
        return [row.nested() if isinstance(row, Array) else row for row in self.rows()]


def volume(shape: Sequence[int]) -> int:
    """How many entries a shape has. Raises LimitReached beyond the limit."""
    total = 1
    for size in shape:
        total *= size
    if total > LIMIT:
        raise LimitReached(f"an array of {total} entries; the limit is {LIMIT}")
    return total


def indices(shape: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every index of a shape, in row order."""
    return product(*map(range, shape))


def build(shape: tuple[int, ...], entry: Callable[[tuple[int, ...]], Any]) -> Any:
    """The array whose entries a function gives; a scalar for the empty shape."""
    if not shape:
        return entry(())
    volume(shape)
    return Array(shape, tuple(entry(index) for index in indices(shape)))


def nest(values: Any) -> Any:
    """An array from nested lists; a scalar stays itself.

    >>> nest([[1, 2], [3, 4]])
    Array(shape=(2, 2), flat=(1, 2, 3, 4))
    """
    if not isinstance(values, (list, tuple)):
        return values
    parts = [nest(value) for value in values]
    return stack(parts)


def stack(parts: Sequence[Any]) -> Array:
    """Equal shapes side by side along a new first axis."""
    shapes = {part.shape if isinstance(part, Array) else () for part in parts}
    if len(shapes) > 1:
        raise ShapeError("the rows have different lengths")
    shape = shapes.pop() if shapes else ()
    if not shape:
        return Array((len(parts),), tuple(parts))
    return Array((len(parts), *shape), tuple(x for part in parts for x in part.flat))


def pointwise(function: Callable[..., Any], args: Sequence[Any]) -> Any:
    """A function of scalars over arrays, entry by entry; scalars and axes of length 1 stretch."""
    shape: tuple[int, ...] | None = None
    same = True
    for arg in args:
        if type(arg) is Array:
            if shape is None:
                shape = arg.shape
            elif arg.shape != shape:
                same = False
    if shape is None:
        return function(*args)
    if same:
        columns = [
            arg.flat if type(arg) is Array else (arg,) * len(args_flat(args)) for arg in args
        ]
        return Array(shape, tuple(map(function, *columns)))
    return _stretched(function, args)


def args_flat(args: Sequence[Any]) -> tuple[Any, ...]:
    """The entries of the first array among the arguments."""
    for arg in args:
        if type(arg) is Array:
            return arg.flat
    raise AssertionError("no array")


def _stretched(function: Callable[..., Any], args: Sequence[Any]) -> Array:
    """The general case: axes of length 1 go with any length."""
    arrays = [arg for arg in args if type(arg) is Array]
    rank = max(len(a.shape) for a in arrays)
    if any(len(a.shape) != rank for a in arrays):
        raise ShapeError("these arrays cannot be combined entry by entry")
    shape = tuple(max(a.shape[i] for a in arrays) for i in range(rank))
    for a in arrays:
        if any(n not in (1, m) for n, m in zip(a.shape, shape, strict=True)):
            raise ShapeError("these arrays cannot be combined entry by entry")

    def at(arg: Any, index: tuple[int, ...]) -> Any:
        if type(arg) is not Array:
            return arg
        return arg[tuple(0 if n == 1 else i for i, n in zip(index, arg.shape, strict=True))]

    volume(shape)
    return Array(shape, tuple(function(*[at(a, i) for a in args]) for i in indices(shape)))
