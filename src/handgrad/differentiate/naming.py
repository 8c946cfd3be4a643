"""naming: derivatives under their names: ∂E/∂z."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from handgrad.graph.node import Node
from handgrad.notation import Derivative, Kind


def labelled(node: Node, name: Derivative) -> Node:
    """The node under the name of a derivative; what has a name already is wrapped."""
    if node.name is not None or node.op in ("constant", "input", "element"):
        return Node("same", (node,), {}, node.axes, name, span=node.span)
    return msgspec.structs.replace(node, name=name, memo=None)


def derivative_name(target: Node, by: Sequence[Node]) -> Derivative:
    """∂E/∂w; of a derivative the next one: ∂²E/∂w²."""
    kinds: tuple[Kind, ...] = tuple(node.name for node in by if node.name is not None)
    if isinstance(target.name, Derivative):
        return Derivative(target.name.of, (*target.name.by, *kinds))
    return Derivative(target.name, kinds)
