"""batch: many examples at once, as a pass over a graph that speaks of one example.

The whole graph becomes the step of a scan that carries nothing: every example is a row of the
batched leaves, every result gets a batch axis in front. What every example shares (weights) stays
as it is; its gradient is the sum over the batch.
"""

from __future__ import annotations

from collections.abc import Iterable

from handgrad.graph.leaf import quantity
from handgrad.graph.node import Axis, Graph, Node
from handgrad.graph.scan import Body, Sequence, output, scan
from handgrad.notation import Name


def batched(
    graph: Graph, leaves: Iterable[Node], size: int | str = "batch"
) -> tuple[Graph, dict[Node, Node]]:
    """The graph over a batch, and the batched leaf for each of `leaves`.

    graph   one example
    leaves  what differs from example to example
    size    how many examples: a number or a symbol

    >>> x = quantity(Name("x"))
    >>> graph, new = batched(Graph({"y": Node("negate", (x,), name=Name("y"))}), [x], 3)
    >>> graph["y"].shape, new[x].shape
    ((3,), (3,))
    """
    axis = Axis("batch", size)
    new = {leaf: quantity(_name(leaf), (axis, *leaf.axes), leaf.role, leaf.span) for leaf in leaves}
    body = Body(dict(graph.nodes), (), tuple(Sequence(leaf) for leaf in new), None, size)
    made = scan(body, (), new.values())
    nodes = {}
    for key, node in graph.nodes.items():
        whole = output(made, key, node.name if isinstance(node.name, Name) else None)
        nodes[key] = Node("output", (made,), {"of": key}, (axis, *whole.axes[1:]), whole.name)
    return Graph(nodes), new


def _name(leaf: Node) -> Name:
    return leaf.name if isinstance(leaf.name, Name) else Name("x")
