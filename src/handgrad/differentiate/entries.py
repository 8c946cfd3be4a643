"""entries: the derivative of an array operation from its element form, entry by entry.

Used where an operation's record says `slope="element"`: the result is written out over the entries
of its inputs, and each entry is differentiated like any other scalar expression.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handgrad.evaluate.array import Array, indices
from handgrad.evaluate.definition import define
from handgrad.evaluate.element import SYMBOLIC
from handgrad.evaluate.walk import compute
from handgrad.graph.entry import entry
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.graph.shape import sizes
from handgrad.graph.walk import substitute
from handgrad.notation import Name
from handgrad.ops import apply


def by_entries(node: Node, g: Node, gradient: Callable[..., list[Node]]) -> list[Node]:
    """What reaches each input of `node` when `g` arrives."""
    leaves = [quantity(Name(f"input {i}"), part.axes) for i, part in enumerate(node.inputs)]
    args = [_entries(leaf) for leaf in leaves]
    model = Node(node.op, tuple(leaves), node.attributes, node.axes)
    value = _value(model, args)
    arriving = quantity(Name("arriving"), g.axes)
    total = _weighted(value, arriving)
    scalars = [x for arg in args for x in (arg.flat if type(arg) is Array else (arg,))]
    found = iter(gradient(total, scalars, naming=False))
    known = dict(zip(leaves, node.inputs, strict=True)) | {arriving: g}
    results = []
    for arg in args:
        made = (
            Array(arg.shape, tuple(next(found) for _ in arg.flat))
            if type(arg) is Array
            else next(found)
        )
        whole = _stacked(made)
        results.append(substitute([whole], known)[whole])
    return results


def _value(model: Node, args: list[Any]) -> Any:
    from handgrad import ops

    op = ops.find(model.op)
    if op.value is not None:
        return op.value(SYMBOLIC, *args, **model.attributes)
    return define(SYMBOLIC, model, args, compute)


def _entries(leaf: Node) -> Any:
    if not leaf.axes:
        return leaf
    shape = sizes(leaf)
    return Array(shape, tuple(entry(leaf, index) for index in indices(shape)))


def _weighted(value: Any, arriving: Node) -> Node:
    """Σ gᵢ·yᵢ, whose derivative is what we want."""
    if type(value) is not Array:
        return apply("multiply", arriving, value)
    terms = [
        apply("multiply", entry(arriving, index), x)
        for index, x in zip(indices(value.shape), value.flat, strict=True)
    ]
    return terms[0] if len(terms) == 1 else apply("add", *terms)


def _stacked(made: Any) -> Node:
    if type(made) is not Array:
        found: Node = made
        return found
    return apply("stack", *[_stacked(row) for row in made.rows()])
