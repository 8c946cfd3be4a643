"""function: a Boolean function of n inputs, as one whole number whose bits are its truth table.

Row r of the table is the row whose inputs read as the binary number r, x₁ first: of two inputs the
rows are (0, 0), (0, 1), (1, 0), (1, 1). Bit r of `bits` is the output of row r. A table of 2²⁰
rows is then one number, and what is done to all its rows is one operation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from handgrad.errors import LimitReached

# Inputs of the largest table: 2²⁰ rows.
MOST_INPUTS = 20

Row = tuple[int, ...]


class Function(msgspec.Struct, frozen=True):
    """A Boolean function.

    n     how many inputs it has
    bits  its outputs: bit r is that of row r

    >>> xor = from_column("0110")
    >>> xor.n, xor.column, [xor(row) for row in xor.rows()]
    (2, '0110', [0, 1, 1, 0])
    """

    n: int
    bits: int

    def __call__(self, row: Sequence[int]) -> int:
        """The output for a row of zeros and ones."""
        return self.bits >> number(row) & 1

    @property
    def size(self) -> int:
        """How many rows the table has."""
        return 1 << self.n

    @property
    def column(self) -> str:
        """The outputs, row (0, …, 0) first."""
        return format(self.bits, f"0{self.size}b")[::-1]

    @property
    def ones(self) -> int:
        """In how many rows it is 1."""
        return self.bits.bit_count()

    def rows(self, output: int | None = None) -> Iterator[Row]:
        """Every row in counting order; only those with one output, if that is given."""
        for r in range(self.size):
            if output is None or (self.bits >> r & 1) == output:
                yield row(r, self.n)

    def negated(self) -> Function:
        """NOT f."""
        return Function(self.n, self.bits ^ everywhere(self.n))

    def fixed(self, i: int, value: int) -> Function:
        """The function of the other inputs that is left when input i (from 0) has a value.

        >>> from_column("0110").fixed(0, 1).column
        '10'
        """
        column = self.column
        step = 1 << (self.n - 1 - i)
        kept = (column[r : r + step] for r in range(value * step, self.size, 2 * step))
        return from_column("".join(kept))

    def flipped(self, i: int) -> Function:
        """f with input i (from 0) negated."""
        step, mask = 1 << (self.n - 1 - i), high(self.n, i)
        return Function(self.n, (self.bits & mask) >> step | (self.bits << step) & mask)

    def swapped(self, i: int, j: int) -> Function:
        """f with the inputs i and j exchanged."""
        i, j = sorted((i, j))
        step = (1 << (self.n - 1 - i)) - (1 << (self.n - 1 - j))
        first, second = high(self.n, i), high(self.n, j)
        left, right = first & ~second, second & ~first
        same = self.bits & ~(left | right)
        return Function(
            self.n, same | (self.bits & left) >> step | (self.bits & right) << step & left
        )


def from_column(column: str | Sequence[int]) -> Function:
    """The function with these outputs, row (0, …, 0) first. Raises ValueError unless there are
    2ⁿ of them."""
    digits = column if isinstance(column, str) else "".join(map(str, column))
    n = len(digits).bit_length() - 1
    if n < 0 or len(digits) != 1 << n or set(digits) - {"0", "1"}:
        raise ValueError(f"a truth table has 2, 4, 8 … zeros and ones, not {len(digits)}")
    if n > MOST_INPUTS:
        raise LimitReached(f"a table of {n} inputs", expected=f"at most {MOST_INPUTS}")
    return Function(n, int(digits[::-1], 2))


def row(r: int, n: int) -> Row:
    """Row r of a table of n inputs.

    >>> row(1, 3)
    (0, 0, 1)
    """
    return tuple(r >> k & 1 for k in range(n - 1, -1, -1))


def number(inputs: Sequence[int]) -> int:
    """Which row these inputs are.

    >>> number((1, 0, 0))
    4
    """
    r = 0
    for x in inputs:
        r = 2 * r + x
    return r


@cache
def everywhere(n: int) -> int:
    """The bits of the function that is always 1."""
    return (1 << (1 << n)) - 1


@cache
def high(n: int, i: int) -> int:
    """The bits of the rows in which input i (from 0) is 1: the function x_i.

    >>> format(high(2, 0), "04b")[::-1]
    '0011'
    """
    step = 1 << (n - 1 - i)
    bits, width = ((1 << step) - 1) << step, 2 * step
    while width < 1 << n:
        bits |= bits << width
        width *= 2
    return bits
