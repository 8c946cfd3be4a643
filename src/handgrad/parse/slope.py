"""slope: the derivative an operation's record states in notation, as nodes."""

from __future__ import annotations

from functools import lru_cache

from handgrad import ops
from handgrad.errors import NoDerivative
from handgrad.graph.leaf import constant
from handgrad.graph.node import Node
from handgrad.graph.op import Op
from handgrad.graph.shape import POINTWISE, fit
from handgrad.notation import Kind
from handgrad.parse import Declared, formula
from handgrad.parse.scope import Scope
from handgrad.parse.simplify import simplify
from handgrad.parse.written import fraction


def slope(node: Node, position: int, g: Node) -> Node | None:
    """What reaches the input at `position` when `g` arrives at `node`; None where the input only
    chooses.

    Raises NoDerivative if the operation states none.
    """
    op = ops.find(node.op)
    text = stated(op, node, position)
    if not text:
        return None
    from handgrad.parse.build import build

    made = build(read(text), scope(op, node, g))
    return simplify(made, {*node.inputs, node, g})


def local(node: Node, position: int) -> Node:
    """The derivative of `node` by one of its inputs, the others held fixed: σ′(z) = y·(1 − y)."""
    found = slope(node, position, constant(1))
    return constant(0) if found is None else found


def stated(op: Op, node: Node, position: int) -> str:
    """The slope's text for one input and the ranks at hand."""
    if isinstance(op.slope, str):
        raise NoDerivative(
            f"{op.name} has no derivative in words", start=node.span[0], end=node.span[1]
        )
    if not isinstance(op.slope, str) and callable(op.slope):
        return op.slope(position, len(node.inputs))
    name = op.inputs[min(position, len(op.inputs) - 1)]
    text = op.slope.get(name)
    if text is None:
        raise NoDerivative(
            f"{op.name} has no derivative with respect to {name.rstrip('*')}: {op.kinks}",
            start=node.span[0],
            end=node.span[1],
        )
    if ";" in text:
        return text.split(";")[fit(op, node.inputs)[0]]
    return text


def scope(op: Op, node: Node, g: Node | None = None) -> Scope:
    """The names in which an operation's definition and slopes are written."""
    names: dict[str, Node] = {}
    if isinstance(op.shape, str) and op.shape != POINTWISE and "…" not in op.shape:
        for letter, axis in fit(op, node.inputs)[2].items():
            if isinstance(axis.size, int):
                names[letter] = constant(axis.size, str(axis.size))
    for key, value in node.attributes.items():
        if isinstance(value, str) and value[:1] in "0123456789-":
            names[key] = names[key.replace("_", "")] = constant(fraction(value), value)
        elif isinstance(value, int):
            names[key] = constant(value, str(value))
    if node.inputs:
        names["count"] = count(node)
    for i, value in enumerate(node.inputs):
        names[label(op, i)] = value
    along: int | None = node.attributes.get("axis")
    if g is not None:
        names["g"] = g if along is None else _along(g, node, along)
        names["y"] = node if along is None else _along(node, node, along)
    return Scope(names=names, entrywise=True, conventions={"largest_axis": along})


def _along(value: Node, node: Node, axis: int) -> Node:
    """What belongs to a result with one axis less, repeated along that axis."""
    axes = node.inputs[0].axes
    if len(value.axes) != len(axes) - 1 or not value.axes:
        return value
    return ops.apply("spread", value, axes=axes, axis=axis)


def count(node: Node) -> Node:
    """How many entries of the first input go into one entry of the result."""
    axes = node.inputs[0].axes
    axis = node.attributes.get("axis")
    total = 1
    for a in axes if axis is None else (axes[axis],):
        if not isinstance(a.size, int):
            return ops.apply("size", node.inputs[0], axis=axis)
        total *= a.size
    return constant(total, str(total))


def label(op: Op, position: int) -> str:
    """The name of an input in definitions and slopes: x_1, x_2 … where any number may come."""
    name = op.inputs[min(position, len(op.inputs) - 1)]
    if name.endswith("*"):
        return f"{name[:-1]}_{position - len(op.inputs) + 2}"
    return name


@lru_cache(maxsize=1024)
def read(text: str) -> Kind:
    """A definition or slope, parsed once."""
    return formula(text, declared=Declared(functions=frozenset(ops.spellings())), language="plain")
