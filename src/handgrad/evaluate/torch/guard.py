"""guard: choices whose other branch cannot spoil the derivative.

In `choose(x > 0, x, exp(x) − 1)` both branches are worked out where many numbers are handled at
once, and 0 times the infinite derivative of the branch that was not chosen is no number. So what
enters a branch passes a gate, which lets a derivative through only where the branch was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from handgrad.evaluate.torch.table import SETTINGS, TABLE
from handgrad.graph.node import Node
from handgrad.graph.walk import order_until, substitute, with_inputs

# What can be infinite, or have an infinite derivative.
RISKY = frozenset(("exp", "ln", "log10", "log2", "logarithm", "divide", "power", "sqrt", "root"))


def guarded(targets: Iterable[Node], outside: Iterable[Node] = ()) -> dict[Node, Node]:
    """Copies of the targets, by target, with gates before risky branches.

    outside  nodes below which nothing is touched
    """
    asked = list(targets)
    known = {node: node for node in outside}
    below = order_until(asked, known)
    users: dict[Node, list[Node | None]] = {}
    for node in below:
        for i in node.inputs:
            users.setdefault(i, []).append(node)
    for node in asked:
        users.setdefault(node, []).append(None)

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node.op == "where" and node.inputs[0].op != "constant":
            condition = inputs[0]
            inputs = (condition, *(side(node, at, condition, inputs[at]) for at in (1, 2)))
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        return with_inputs(node, inputs)

    def side(node: Node, at: int, condition: Node, made: Node) -> Node:
        inside = alone(node, node.inputs[at], users, below)
        if not any(n.op in RISKY for n in inside):
            return made
        entering = {i for n in inside for i in n.inputs if i not in inside and i.op != "constant"}
        gates = {known[i]: gate(condition, known[i], at == 1) for i in entering}
        return substitute([made], gates, grown)[made]

    substitute(asked, known, change)
    return {node: known[node] for node in asked}


def alone(
    choice: Node, branch: Node, users: dict[Node, list[Node | None]], below: list[Node]
) -> set[Node]:
    """The nodes point by point that only this branch uses."""
    found: set[Node] = set()
    if users[branch] != [choice]:
        return found
    for node in reversed(below):
        pointwise = (node.op in TABLE or node.op in SETTINGS) and node.inputs
        if pointwise and (node is branch or all(user in found for user in users.get(node, [None]))):
            found.add(node)
    return found


def gate(condition: Node, value: Node, taken: bool) -> Node:
    """The value; its derivative only where the condition is as `taken`."""
    axes = value.axes if len(value.axes) >= len(condition.axes) else condition.axes
    return Node("gate", (condition, value), {"taken": taken}, axes)


def grown(node: Node, inputs: tuple[Node, ...]) -> Node:
    """The same operation; a gate may have given a single number the axes of the condition."""
    if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
        return node
    axes = max((node.axes, *(i.axes for i in inputs)), key=len)
    return msgspec.structs.replace(node, inputs=inputs, axes=axes, memo=None)
