"""definition: the value of an operation from its definition in our own notation.

Two forms: an expression of the inputs (`1 / (1 + exp(-x))`, `sum((a - b)^2)`), built into a small
graph, and one entry in index notation (`Y[i, j] = Σ_k A[i, k]·B[k, j]`), worked out index by index
(`evaluate.entries`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from handgrad import ops
from handgrad.evaluate.array import Array
from handgrad.evaluate.entries import by_entries
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.graph.op import Op
from handgrad.graph.shape import POINTWISE, fit
from handgrad.notation import Index, Name, Relation
from handgrad.parse.build import build
from handgrad.parse.slope import label, read, scope


def define(ar: Any, node: Node, args: list[Any], compute: Callable[..., Any]) -> Any:
    """The value of `node` from its operation's definition, on the arguments given."""
    op = ops.find(node.op)
    if not op.element:
        raise AssertionError(f"operation {op.name} has neither a value nor a definition")
    if entrywise(op):
        return by_entries(ar, op, node, args)
    leaves, body = template(
        op.name, tuple(shape(a) for a in args), tuple(sorted(node.attributes.items()))
    )
    return compute(ar, body, dict(zip(leaves, args, strict=True)))


def shape(value: Any) -> tuple[int, ...]:
    """The shape of a value; () for a scalar."""
    return value.shape if type(value) is Array else ()


def entrywise(op: Op) -> bool:
    """Is the definition in index notation?"""
    first = read(op.element.split(";")[0])
    return isinstance(first, Relation) and isinstance(first.items[0], (Index, Name))


@lru_cache(maxsize=512)
def template(
    name: str, shapes: tuple[tuple[int, ...], ...], attributes: tuple[tuple[str, Any], ...]
) -> tuple[tuple[Node, ...], Node]:
    """Leaves for the inputs and the definition built over them."""
    op = ops.find(name)
    leaves = tuple(quantity(Name(label(op, i)), s) for i, s in enumerate(shapes))
    model = Node(name, leaves, dict(attributes))
    text = op.element
    if ";" in text and op.shape != POINTWISE:
        text = text.split(";")[fit(op, leaves)[0]]
    return leaves, build(read(text), scope(op, model))
