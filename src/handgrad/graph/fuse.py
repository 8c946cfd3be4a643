"""fuse: several matrices that multiply the same vector, as one product.

W_f x, W_i x, W_o x are one product of the matrices one above the other, cut into its parts. The
numbers are the same; one large product is faster than several small ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from handgrad.graph.node import Axis, Node
from handgrad.graph.walk import order_until, substitute, with_inputs


def fused(
    targets: Iterable[Node], fixed: Set[Node], outside: Iterable[Node] = ()
) -> dict[Node, Node]:
    """Copies of the targets, by target, in which such products are one.

    fixed    nodes that stay the same where the targets are worked out again and again: only
             matrices among these are put together
    outside  nodes below which nothing is touched

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.notation import Name
    >>> from handgrad.ops import apply
    >>> W, V = quantity(Name("W"), (2, 3)), quantity(Name("V"), (4, 3))
    >>> x = quantity(Name("x"), (3,))
    >>> both = apply("matmul", W, x), apply("matmul", V, x)
    >>> [node.op for node in fused(both, {W, V}).values()]
    ['part', 'part']
    """
    asked = list(targets)
    known = {node: node for node in outside}
    groups: dict[Node, list[Node]] = {}
    for node in order_until(asked, known):
        if node.op == "matmul" and _sized(node) and node.inputs[0] in fixed:
            groups.setdefault(node.inputs[1], []).append(node)
    wanted = {p: group for group in groups.values() if len(group) > 1 for p in group}
    made: dict[Node, Node] = {}

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node in wanted:
            return _part(node, wanted[node], inputs[1], made)
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        return with_inputs(node, inputs)

    substitute(asked, known, change)
    return {node: known[node] for node in asked}


def _sized(node: Node) -> bool:
    """Is this a matrix of known size times a vector?"""
    left, right = node.inputs
    sizes = (*left.shape, *right.shape)
    return len(left.axes) == 2 and len(right.axes) == 1 and all(isinstance(s, int) for s in sizes)


def _part(node: Node, group: list[Node], vector: Node, made: dict[Node, Node]) -> Node:
    """The rows of the common product that belong to one matrix."""
    first = group[0]
    heights = [int(member.shape[0]) for member in group]
    if first not in made:
        tall = Axis("rows", sum(heights))
        matrices = tuple(member.inputs[0] for member in group)
        joined = Node("concat", matrices, {}, (tall, matrices[0].axes[1]))
        made[first] = Node("matmul", (joined, vector), {}, (tall,))
    start = sum(heights[: group.index(node)])
    attributes = {"start": start, "stop": start + int(node.shape[0])}
    return Node("part", (made[first],), attributes, node.axes, node.name, node.role, node.span)
