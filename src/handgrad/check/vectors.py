"""vectors: products of vectors that may mean two things."""

from __future__ import annotations

from handgrad.check.world import is_leaf
from handgrad.graph import Node


def ambiguous(node: Node) -> bool:
    """Whether vectors stand side by side in the formula of a vector: u·v may be their inner product
    or the product of their entries.
    """
    if is_leaf(node) or node.op == "stack":
        return False
    sides = [part for part in node.inputs if len(part.axes) == 1]
    return (node.op in ("dot", "matmul") and len(sides) == 2) or any(
        ambiguous(part) for part in node.inputs
    )
