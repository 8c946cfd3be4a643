"""leaf: the nodes a calculation begins with: exact constants and named quantities."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq

from handgrad.graph.node import Axis, Node, Role
from handgrad.notation import NOWHERE, Name, Span


def constant(value: fmpq | int, text: str | None = None, span: Span = NOWHERE) -> Node:
    """A number, exact; `text` is how it was written, if somebody wrote it.

    >>> constant(fmpq(1, 2)).attributes["value"]
    1/2
    """
    exact = value if isinstance(value, fmpq) else fmpq(value)
    return Node("constant", attributes={"value": exact, "text": text}, span=span)


def is_constant(node: Node, value: int | None = None) -> bool:
    """Is this a plain number, and if a value is given, that number?"""
    if node.op != "constant":
        return False
    return value is None or bool(node.attributes["value"] == value)


def quantity(
    name: Name,
    shape: Sequence[int | str | Axis] = (),
    role: Role = Role.GIVEN,
    span: Span = NOWHERE,
) -> Node:
    """A named value that comes from outside: data, a weight, an initial state, a draw.

    >>> quantity(Name("W"), (2, 3)).shape
    (2, 3)
    """
    axes = tuple(s if isinstance(s, Axis) else Axis(f"axis {i}", s) for i, s in enumerate(shape))
    return Node("input", axes=axes, name=name, role=role, span=span)


def is_leaf(node: Node) -> bool:
    """Does this node have no inputs and come from outside?"""
    return node.op == "input"
