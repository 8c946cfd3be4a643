"""kinks: which conventions a calculation really used: a step at 0, a tie of a maximum, |x| at 0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flint import arb, fmpq

from handgrad import ops
from handgrad.evaluate.array import Array
from handgrad.graph.node import Node
from handgrad.graph.walk import order


def met(targets: Iterable[Node], values: Mapping[Node, Any]) -> list[tuple[Node, str]]:
    """The nodes whose input stands exactly on a kink, with the words of the convention.

    values  what `certified.value` left in its memo

    >>> from handgrad.evaluate import certified
    >>> from handgrad.graph.leaf import constant
    >>> memo = {}
    >>> node = ops.apply("step", constant(0))
    >>> _ = certified.value(node, memo=memo)
    >>> met([node], memo)[0][1]
    'the value at 0 is 1; the derivative is 0, at the jump too'
    """
    found = []
    for node in order(targets):
        if node.op in _STRUCTURAL:
            continue
        op = ops.find(node.op)
        args = [values[i] for i in node.inputs if i in values]
        if op.kink and len(args) == len(node.inputs) and TESTS[op.kink](args):
            found.append((node, op.kinks.format(**node.attributes)))
    return found


_STRUCTURAL = frozenset(("constant", "input", "element", "scan", "output"))


def _entries(value: Any) -> tuple[Any, ...]:
    return tuple(value.flat) if isinstance(value, Array) else (value,)


def zero(args: Sequence[Any]) -> bool:
    """Is an entry of the first input exactly 0?"""
    return any(isinstance(x, fmpq) and x == 0 for x in _entries(args[0]))


def equal(args: Sequence[Any]) -> bool:
    """Is an entry of the first input exactly that of the second?"""
    a, b = _entries(args[0]), _entries(args[1])
    size = max(len(a), len(b))
    pairs = zip(a * size if len(a) == 1 else a, b * size if len(b) == 1 else b, strict=False)
    return any(x is y or (isinstance(x, fmpq) and isinstance(y, fmpq) and x == y) for x, y in pairs)


def largest(args: Sequence[Any]) -> bool:
    """Does the largest value come twice? Entry by entry where there are several arrays."""
    return any(_twice(row) for row in _rows(args))


def smallest(args: Sequence[Any]) -> bool:
    """Does the smallest value come twice?"""
    return any(_twice([-x for x in row]) for row in _rows(args))


def _rows(args: Sequence[Any]) -> list[list[Any]]:
    """What is compared: all entries of one array, or the arguments at each place."""
    if len(args) == 1:
        return [list(_entries(args[0]))]
    size = max(len(_entries(arg)) for arg in args)
    columns = [list(_entries(arg)) * (size if len(_entries(arg)) == 1 else 1) for arg in args]
    return [list(row) for row in zip(*columns, strict=True)]


def _twice(row: Sequence[Any]) -> bool:
    exact = [x for x in row if isinstance(x, fmpq)]
    if not exact:
        return False
    top = max(exact)
    return exact.count(top) > 1 and all(x < top for x in row if isinstance(x, arb))


TESTS: Mapping[str, Callable[[Sequence[Any]], bool]] = {
    "zero": zero,
    "equal": equal,
    "largest": largest,
    "smallest": smallest,
}
