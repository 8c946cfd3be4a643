"""vectors: products of vectors that may mean two things."""

from __future__ import annotations

from handgrad.check.ends import is_leaf
from handgrad.graph import Node


def ambiguous(node: Node) -> bool:
    """Whether vectors stand side by side in the formula of a vector: u·v may be their inner product
    or the product of their entries.
    """
    stack, seen = [node], set[Node]()
    while stack:
        at = stack.pop()
        if at in seen or is_leaf(at) or at.op == "stack":
            continue
        seen.add(at)
        if at.op in ("dot", "matmul") and sum(len(part.axes) == 1 for part in at.inputs) == 2:
            return True
        stack.extend(at.inputs)
    return False
