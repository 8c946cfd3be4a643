"""lesson: the remark a textbook writes beside a derivative."""

from __future__ import annotations

from collections.abc import Callable

from handgrad import ops
from handgrad.graph.node import Node

# Nobody needs telling how a sum or a product with a number is differentiated.
_PLAIN = frozenset("add subtract multiply negate hadamard matmul dot divide constant".split())


def lesson(expression: Node, by: Node, leaf: Callable[[Node], bool]) -> str:
    """The lesson of the first operation that bends the way from `expression` down to `by`.

    Empty if none does. The way leads through no other quantity: `leaf` says what is one.
    """
    for node in _way(expression, by, leaf):
        if node.op in _PLAIN:
            continue
        if node.op == "power" and _is_two(node.inputs[1]):
            return ops.find("square").lesson
        return ops.find(node.op).lesson
    return ""


def _way(expression: Node, by: Node, leaf: Callable[[Node], bool]) -> list[Node]:
    """The nodes from `expression` down to `by`, without it; empty if there is no way."""
    came: dict[Node, Node | None] = {expression: None}
    stack = [expression]
    while stack:
        node = stack.pop()
        if node is by:
            way: list[Node] = []
            above = came[node]
            while above is not None:
                way.insert(0, above)
                above = came[above]
            return way
        if node is not expression and leaf(node):
            continue
        for part in reversed(node.inputs):
            if part not in came:
                came[part] = node
                stack.append(part)
    return []


def _is_two(node: Node) -> bool:
    return node.op == "constant" and bool(node.attributes["value"] == 2)
