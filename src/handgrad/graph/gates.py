"""gates: sums of several gates as one sum.

W_f x_t + b_f + U_f h, W_i x_t + b_i + U_i h … are one sum of vectors one above the other: the parts
that need no state, joined, plus the product of the joined matrices. Done before what needs no state
leaves the recurrence, so that the joining leaves it too.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from handgrad.graph.node import Axis, Node
from handgrad.graph.walk import order, substitute, with_inputs


def joined(nodes: Mapping[str, Node], needing: Set[Node], inside: Set[Node]) -> dict[str, Node]:
    """The lines of a step with the sums of gates put together.

    needing  the nodes that depend on a state
    inside   the nodes that change from step to step: matrices are not among them
    """
    users: dict[Node, int] = {}
    groups: dict[Node, list[Node]] = {}
    for node in order(nodes.values()):
        for i in node.inputs:
            users[i] = users.get(i, 0) + 1
    for node in order(nodes.values()):
        product = gate(node, needing, inside)
        if product is not None and users[product] == 1 and product not in nodes.values():
            groups.setdefault(product.inputs[1], []).append(node)
    wanted = {node: group for group in groups.values() if len(group) > 1 for node in group}
    made: dict[Node, Node] = {}
    known: dict[Node, Node] = {}

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node in wanted:
            group = wanted[node]
            if group[0] not in made:
                totals = [member.inputs[0] for member in group]
                substitute(totals, known, change)
                vector = known[group[0].inputs[1].inputs[1]]
                made[group[0]] = sum_of(group, [known[total] for total in totals], vector)
            start = sum(int(member.shape[0]) for member in group[: group.index(node)])
            attributes = {"start": start, "stop": start + int(node.shape[0])}
            whole = made[group[0]]
            return Node("part", (whole,), attributes, node.axes, node.name, node.role, node.span)
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        return with_inputs(node, inputs)

    substitute(nodes.values(), known, change)
    return {key: known[node] for key, node in nodes.items()}


def gate(node: Node, needing: Set[Node], inside: Set[Node]) -> Node | None:
    """The product in `what needs no state + U h`, if the node is such a sum of vectors."""
    if node.op != "add" or len(node.inputs) != 2 or len(node.axes) != 1:
        return None
    free, product = node.inputs
    fits = (
        product.op == "matmul"
        and product in needing
        and product.inputs[0] not in inside
        and len(product.inputs[1].axes) == 1
        and free in inside
        and free not in needing
        and free.axes == node.axes
        and isinstance(node.shape[0], int)
    )
    return product if fits else None


def sum_of(group: list[Node], totals: list[Node], vector: Node) -> Node:
    """All gates at once."""
    matrices = [member.inputs[1].inputs[0] for member in group]
    product = tall_product(matrices, vector)
    return Node("add", (above(totals), product), {}, product.axes)


def above(parts: list[Node]) -> Node:
    """Vectors one above the other; sums and products of the same form are joined term by term."""
    first = parts[0]
    count = len(first.inputs)
    if all(p.op == "add" and len(p.inputs) == count and p.axes for p in parts):
        columns = [[p.inputs[at] for p in parts] for at in range(count)]
        if all(part.axes for column in columns for part in column):
            terms = tuple(above(column) for column in columns)
            return Node("add", terms, {}, terms[0].axes)
    if all(p.op == "matmul" and p.inputs[1] is first.inputs[1] for p in parts):
        if all(len(p.inputs[0].axes) == 2 for p in parts):
            return tall_product([p.inputs[0] for p in parts], first.inputs[1])
    return Node("concat", tuple(parts), {}, (height(parts),))


def tall_product(matrices: list[Node], vector: Node) -> Node:
    """The product of matrices one above the other."""
    tall = height(matrices)
    matrix = Node("concat", tuple(matrices), {}, (tall, matrices[0].axes[1]))
    return Node("matmul", (matrix, vector), {}, (tall,))


def height(parts: list[Node]) -> Axis:
    """The first axis of arrays one above the other."""
    return Axis("gates", sum(int(part.shape[0]) for part in parts))
