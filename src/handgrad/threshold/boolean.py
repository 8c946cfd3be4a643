"""boolean: which Boolean function a column of a truth table is, by its name.

A function of n inputs is told by its column: the outputs of the rows (0,…,0,0), (0,…,0,1), …,
(1,…,1,1).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import msgspec


class Boolean(msgspec.Struct, frozen=True):
    """A Boolean function.

    name      'AND', 'x_1 AND NOT x_2', …; '' if it has no name of its own
    also      other names people use
    argument  when it is 1, in words
    """

    name: str
    also: tuple[str, ...]
    argument: str


def recognise(column: Sequence[int], inputs: Sequence[str]) -> Boolean:
    """The Boolean function whose outputs these are.

    >>> recognise((1, 1, 1, 0), ("x_1", "x_2")).also
    ('negative AND',)
    """
    n = len(inputs)
    if len(column) != 2**n:
        raise ValueError(f"{n} inputs have {2**n} rows, not {len(column)}")
    rows = list(product((0, 1), repeat=n))
    true = [row for row, out in zip(rows, column, strict=True) if out]
    symmetric = _symmetric(column, rows, n)
    if symmetric is not None:
        return symmetric
    single = _projection(column, rows, inputs)
    if single is not None:
        return single
    if n == 2:
        return _pairs(tuple(column), inputs)
    if len(true) == 1:
        return Boolean(
            " AND ".join(_literals(true[0], inputs)), (), f"1 only in the row {_row(true[0])}"
        )
    if len(true) == len(rows) - 1:
        false = next(row for row in rows if row not in true)
        literals = _literals(tuple(1 - x for x in false), inputs)
        return Boolean(" OR ".join(literals), (), f"0 only in the row {_row(false)}")
    return Boolean("", (), f"1 in the rows {', '.join(_row(row) for row in true)}")


def _symmetric(column: Sequence[int], rows: list[tuple[int, ...]], n: int) -> Boolean | None:
    """A function that only counts how many inputs are 1."""
    by_count: dict[int, int] = {}
    for row, out in zip(rows, column, strict=True):
        if by_count.setdefault(sum(row), out) != out:
            return None
    outs = tuple(by_count[k] for k in range(n + 1))
    every = "both inputs are" if n == 2 else "all inputs are"
    some = "at least one input is"
    if not any(outs):
        return Boolean("FALSE", ("constant 0",), "0 in every row")
    if all(outs):
        return Boolean("TRUE", ("constant 1",), "1 in every row")
    if n == 1:
        if outs == (0, 1):
            return Boolean("identity", ("buffer",), "equal to its input")
        return Boolean("NOT", ("negation",), "1 where the input is 0")
    if outs == (0,) * n + (1,):
        return Boolean("AND", ("conjunction",), f"1 only where {every} 1")
    if outs == (1,) * n + (0,):
        return Boolean("NAND", ("negative AND",), f"0 only where {every} 1")
    if outs == (0,) + (1,) * n:
        return Boolean("OR", ("disjunction",), f"1 where {some} 1, 0 only where {every} 0")
    if outs == (1,) + (0,) * n:
        return Boolean("NOR", ("negative OR",), f"1 only where {every} 0")
    if outs == tuple(k % 2 for k in range(n + 1)):
        if n == 2:
            return Boolean("XOR", ("exclusive OR",), "1 where the inputs differ")
        return Boolean("XOR", ("parity",), "1 where an odd number of inputs is 1")
    if outs == tuple(1 - k % 2 for k in range(n + 1)):
        if n == 2:
            return Boolean("XNOR", ("equivalence",), "1 where the inputs are equal")
        return Boolean("XNOR", ("even parity",), "1 where an even number of inputs is 1")
    first = outs.index(1)
    if outs == (0,) * first + (1,) * (n + 1 - first):
        also = ("majority",) if n % 2 and first == n // 2 + 1 else ()
        return Boolean(f"at least {first} of {n}", also, f"1 where {first} or more inputs are 1")
    return None


def _projection(
    column: Sequence[int], rows: list[tuple[int, ...]], inputs: Sequence[str]
) -> Boolean | None:
    """A function that looks at one input only."""
    for i, name in enumerate(inputs):
        if all(out == row[i] for row, out in zip(rows, column, strict=True)):
            return Boolean(name, (f"projection on {name}",), f"equal to {name}")
        if all(out != row[i] for row, out in zip(rows, column, strict=True)):
            return Boolean(f"NOT {name}", (), f"1 where {name} is 0")
    return None


def _pairs(column: tuple[int, ...], inputs: Sequence[str]) -> Boolean:
    """The four functions of two inputs that treat them differently and look at both."""
    a, b = inputs
    found: dict[tuple[int, ...], Boolean] = {
        (0, 1, 0, 0): Boolean(
            f"NOT {a} AND {b}", ("inhibition",), f"1 only where {a} = 0 and {b} = 1"
        ),
        (0, 0, 1, 0): Boolean(
            f"{a} AND NOT {b}", ("inhibition",), f"1 only where {a} = 1 and {b} = 0"
        ),
        (1, 1, 0, 1): Boolean(
            f"{a} IMPLIES {b}", (f"NOT {a} OR {b}",), f"0 only where {a} = 1 and {b} = 0"
        ),
        (1, 0, 1, 1): Boolean(
            f"{b} IMPLIES {a}", (f"{a} OR NOT {b}",), f"0 only where {a} = 0 and {b} = 1"
        ),
    }
    return found[column]


def _literals(row: Sequence[int], inputs: Sequence[str]) -> list[str]:
    return [name if x else f"NOT {name}" for x, name in zip(row, inputs, strict=True)]


def _row(row: Sequence[int]) -> str:
    return f"({', '.join(map(str, row))})"
