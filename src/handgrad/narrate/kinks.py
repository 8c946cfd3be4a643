"""kinks: what convention decided on this very page: a step at 0, a derivative at a corner."""

from __future__ import annotations

from collections.abc import Iterator

from handgrad import ops
from handgrad.document import Block, Say
from handgrad.evaluate.array import Array
from handgrad.graph.node import Node
from handgrad.graph.walk import order
from handgrad.narrate.desk import Desk
from handgrad.notation import Derivative

# Operations with a corner at 0, where a derivative is a convention.
_CORNERS = ("relu", "leaky_relu", "abs", "absolute_error")


def step_used(desk: Desk) -> bool:
    """Whether the problem has a step function, whose value at 0 has to be said."""
    return any(node.op == "step" for node in _nodes(desk))


def corners(desk: Desk) -> Iterator[Block]:
    """A sentence for each operation whose derivative was taken exactly at its corner."""
    if not any(isinstance(one.name, Derivative) for one in desk.owners.values()):
        return
    met: dict[str, None] = {}
    for node in _nodes(desk):
        if node.op in _CORNERS and node.op not in met and _at_corner(desk, node):
            met[node.op] = None
    for name in met:
        op = ops.find(name)
        shown = op.writes.get("unicode", op.name)
        yield Say(parts=(f"Convention used for {shown}: {op.kinks}.",))


def _at_corner(desk: Desk, node: Node) -> bool:
    if desk.solution.is_open(node):
        return False
    values = [desk.solution.exact(part) for part in node.inputs]
    if len(values) == 1:
        return _zero(values[0])
    left, right = (value.flat if isinstance(value, Array) else (value,) for value in values)
    return any(bool(a == b) for a, b in zip(left, right, strict=False))


def _zero(value: object) -> bool:
    return any(bool(one == 0) for one in (value.flat if isinstance(value, Array) else (value,)))


def _nodes(desk: Desk) -> list[Node]:
    """Every node of the problem's equations, without what derivatives add."""
    return order([one.node for one in desk.owners.values() if not isinstance(one.name, Derivative)])
