"""lesson: the remark a textbook writes beside a derivative."""

from __future__ import annotations

from handgrad import ops
from handgrad.graph.node import Node
from handgrad.graph.walk import depends

# Nobody needs telling how a sum or a product with a number is differentiated.
_PLAIN = frozenset("add subtract multiply negate hadamard matmul dot divide constant".split())


def lesson(expression: Node, by: Node) -> str:
    """The lesson of the first operation that bends the way from `expression` down to `by`; empty
    if none does."""
    on_the_way = depends(expression, [by])
    node = expression
    while node is not by:
        if node.op not in _PLAIN:
            if node.op == "power" and _is_two(node.inputs[1]):
                return ops.find("square").lesson
            return ops.find(node.op).lesson
        following = [part for part in node.inputs if part in on_the_way]
        if not following:
            return ""
        node = following[0]
    return ""


def _is_two(node: Node) -> bool:
    return node.op == "constant" and node.attributes["value"] == 2
