"""resolve: the derivatives that equations mention, worked out: w⁺ = w − η ∂E/∂w."""

from __future__ import annotations

import msgspec

from handgrad.differentiate.reverse import gradient
from handgrad.graph.entry import entry
from handgrad.graph.node import Graph, Node
from handgrad.graph.shape import sizes
from handgrad.graph.walk import substitute
from handgrad.ops import apply


def resolve(graph: Graph) -> Graph:
    """The graph with every `derivative` node exchanged for its calculation.

    Recurrences have to be unrolled before. Raises NoDerivative, ShapeError.
    """
    known: dict[Node, Node] = {}

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node.op == "derivative":
            return _named(node, derivative(inputs[0], inputs[1:]))
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        return msgspec.structs.replace(node, inputs=inputs, memo=None)

    substitute(graph.nodes.values(), known, change)
    return Graph({key: known[node] for key, node in graph.nodes.items()})


def _named(node: Node, found: Node) -> Node:
    """The calculation under the name its line gave it."""
    if node.name is None:
        return found
    return Node("same", (found,), {}, found.axes, node.name, span=node.span)


def derivative(of: Node, by: tuple[Node, ...]) -> Node:
    """∂of/∂by, once for each of `by`; of an array one row for each of its entries."""
    for node in by:
        of = jacobian(of, node)
    return of


def jacobian(of: Node, by: Node) -> Node:
    """The derivative of every entry of `of` by every entry of `by`."""
    if not of.axes:
        return gradient(of, [by])[0]
    shape = sizes(of)

    def rows(prefix: tuple[int, ...]) -> Node:
        if len(prefix) == len(shape):
            return gradient(entry(of, prefix), [by], naming=False)[0]
        return apply("stack", *[rows((*prefix, i)) for i in range(shape[len(prefix)])])

    return rows(())


__all__ = ["derivative", "jacobian", "resolve"]
