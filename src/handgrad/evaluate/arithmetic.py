"""arithmetic: what an arithmetic has to provide, and the array primitives every arithmetic gets
from it.

An arithmetic is a table of functions of scalars by the name of their operation, and how a rational
becomes one of its numbers. Everything else (map, reduce, contract, spread, part, stack …) is
written here once, and operations write their `value` over these primitives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flint import fmpq

from handgrad.errors import LimitReached
from handgrad.evaluate import sliding
from handgrad.evaluate.array import LIMIT, Array, build, pointwise, stack, volume
from handgrad.graph.node import Axis

Scalar = Callable[..., Any]


class Arithmetic:
    """One way of calculating.

    name     'certified', 'float64', 'symbolic'
    table    name of an operation → function of scalars
    settings name of an operation → function of (attributes, *scalars)
    number   makes one of its numbers from a rational
    first    flags of the first largest of several scalars
    natives  name of an operation → its value by a way of this arithmetic's own (a stabler form)
    """

    def __init__(
        self,
        name: str,
        table: Mapping[str, Scalar],
        settings: Mapping[str, Scalar],
        number: Callable[[fmpq], Any],
        first: Callable[[Sequence[Any]], list[Any]],
        natives: Mapping[str, Callable[..., Any]] | None = None,
    ) -> None:
        self.name = name
        self.table = dict(table)
        self.settings = dict(settings)
        self.number = number
        self.first = first
        self.natives = dict(natives or {})

    def axes(self, x: Any) -> tuple[Axis, ...]:
        """The axes of a value."""
        return tuple(Axis("n", size) for size in x.shape) if type(x) is Array else ()

    def call(self, operation: str, *args: Any) -> Any:
        """A named operation on scalars or arrays, entry by entry."""
        return pointwise(self.table[operation], args)

    def dot(self, a: Sequence[Any], b: Sequence[Any]) -> Any:
        """Σ aᵢ·bᵢ of scalars."""
        multiply, add = self.table["multiply"], self.table["add"]
        if len(a) == 1:
            return multiply(a[0], b[0])
        return add(*map(multiply, a, b))

    def size(self, x: Any, axis: int | None) -> Any:
        """How many entries, all together or along one axis."""
        if type(x) is not Array:
            return self.number(fmpq(1))
        return self.number(fmpq(len(x.flat) if axis is None else x.shape[axis]))

    def reduce(self, operation: str, x: Any, axis: int | None = None) -> Any:
        """All entries, or those along one axis, joined by an operation on many scalars."""
        function = self.table[operation]
        if type(x) is not Array:
            return x
        if axis is None:
            return function(*x.flat)
        at = axis % len(x.shape)
        shape = x.shape[:at] + x.shape[at + 1 :]

        def entry(index: tuple[int, ...]) -> Any:
            return function(*[x[(*index[:at], i, *index[at:])] for i in range(x.shape[at])])

        return build(shape, entry)

    def average(self, x: Any, axis: int | None = None) -> Any:
        """The mean of all entries, or of those along one axis."""
        if type(x) is not Array:
            return x
        count = len(x.flat) if axis is None else x.shape[axis]
        return self.call("divide", self.reduce("add", x, axis), self.number(fmpq(count)))

    def contract(self, a: Array, b: Array) -> Any:
        """Rows times columns; a vector on the left is a row, on the right a column."""
        k = a.shape[-1]
        rows = [a.flat[i : i + k] for i in range(0, len(a.flat), k)]
        m = b.shape[1] if len(b.shape) == 2 else 1
        if len(rows) * k * m > LIMIT:
            raise LimitReached(
                f"a matrix product of {len(rows) * k * m} multiplications; the limit is {LIMIT}"
            )
        columns = [b.flat[j::m] for j in range(m)]
        flat = tuple(self.dot(row, column) for row in rows for column in columns)
        shape = a.shape[:-1] + b.shape[1:]
        return Array(shape, flat) if shape else flat[0]

    def total(self, x: Any) -> Any:
        """The sum along the last axis, for every entry."""
        if type(x) is not Array:
            return x
        k = x.shape[-1]
        add = self.table["add"]
        flat: list[Any] = []
        for i in range(0, len(x.flat), k):
            flat += [add(*x.flat[i : i + k])] * k
        return Array(x.shape, tuple(flat))

    def turned(self, x: Any) -> Any:
        """Rows become columns."""
        if type(x) is not Array or len(x.shape) < 2:
            return x
        n, m = x.shape
        return Array((m, n), tuple(x.flat[i * m + j] for j in range(m) for i in range(n)))

    def outer(self, a: Array, b: Array) -> Array:
        """Every entry of one times every entry of the other."""
        multiply = self.table["multiply"]
        shape = (len(a.flat), len(b.flat))
        volume(shape)
        return Array(shape, tuple(multiply(x, y) for x in a.flat for y in b.flat))

    def first_largest(self, x: Any, axis: int | None = None) -> Any:
        """1 at the first largest entry (of each run along `axis`), 0 elsewhere."""
        if type(x) is not Array:
            return self.number(fmpq(1))
        if axis is None:
            return Array(x.shape, tuple(self.first(x.flat)))
        at = axis % len(x.shape)
        found: dict[tuple[int, ...], list[Any]] = {}

        def entry(index: tuple[int, ...]) -> Any:
            rest = index[:at] + index[at + 1 :]
            if rest not in found:
                found[rest] = self.first(
                    [x[(*rest[:at], i, *rest[at:])] for i in range(x.shape[at])]
                )
            return found[rest][index[at]]

        return build(x.shape, entry)

    def spread(self, x: Any, shape: tuple[int, ...], axis: int | None) -> Any:
        """x repeated to fill a shape; along `axis` alone if x has all other axes."""
        if type(x) is not Array:
            return build(shape, lambda _: x)
        if axis is None and len(x.shape) == len(shape):
            return build(
                shape,
                lambda i: x[tuple(0 if n == 1 else j for j, n in zip(i, x.shape, strict=True))],
            )
        at = (0 if axis is None else axis) % len(shape)
        return build(shape, lambda i: x[i[:at] + i[at + 1 :]])

    def place(self, x: Any, at: tuple[int, ...], shape: tuple[int, ...]) -> Any:
        """Zeros, with x at the index `at` (and everything behind it)."""
        zero = self.number(fmpq(0))
        depth = len(at)

        def entry(index: tuple[int, ...]) -> Any:
            if index[:depth] != at:
                return zero
            return x[index[depth:]] if type(x) is Array else x

        return build(shape, entry)

    def part(self, x: Array, at: tuple[int, ...]) -> Any:
        """The entry, or the part of the array, at an index."""
        rest = x.shape[len(at) :]
        return build(rest, lambda i: x[at + i])

    def run(self, x: Array, start: int, stop: int) -> Any:
        """Entries start … stop − 1 along the first axis."""
        return stack(x.rows()[start:stop])

    def stack(self, parts: Sequence[Any]) -> Array:
        """Equal shapes side by side."""
        return stack(parts)

    def concat(self, parts: Sequence[Any]) -> Array:
        """Arrays end to end along their first axis; a scalar is one entry."""
        rows: list[Any] = []
        for part in parts:
            rows += part.rows() if type(part) is Array else [part]
        return stack(rows)

    def correlate(
        self, image: Array, kernel: Array, shape: tuple[int, ...], **settings: Any
    ) -> Any:
        """A kernel slid over an image."""
        return sliding.correlate(self, image, kernel, shape, settings)

    def back_to_image(
        self, g: Array, kernel: Array, shape: tuple[int, ...], **settings: Any
    ) -> Any:
        """The derivative of `correlate` towards the image."""
        return sliding.back_to_image(self, g, kernel, shape, settings)

    def back_to_kernel(
        self, image: Array, g: Array, shape: tuple[int, ...], **settings: Any
    ) -> Any:
        """The derivative of `correlate` towards the kernel."""
        return sliding.back_to_kernel(self, image, g, shape, settings)

    def pool(self, operation: str, x: Array, size: Any, stride: Any) -> Any:
        """Windows joined by an operation."""
        return sliding.pool(self, operation, x, size, stride)
