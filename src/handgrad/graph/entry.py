"""entry: one entry of an array as a node; the same entry is always the same object."""

from __future__ import annotations

from typing import Any

import msgspec

from handgrad.graph.node import Node


def entry(node: Node, index: tuple[int, ...]) -> Node:
    """The node of one entry, counted from 0. A stack gives the very node that was stacked.

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.notation import Name
    >>> x = quantity(Name("x"), (2,))
    >>> entry(x, (1,)) is entry(x, (1,))
    True
    """
    if not index:
        return node
    if node.op == "stack" and node.name is None:
        return entry(node.inputs[index[0]], index[1:])
    memo = remembered(node)
    found: Node | None = memo.get(index)
    if found is None:
        full = len(index) == len(node.axes)
        attributes = {"index": index} if full else {"at": index}
        role = node.role
        found = Node(
            "element" if full else "index",
            (node,),
            attributes,
            node.axes[len(index) :],
            role=role,
            span=node.span,
        )
        memo[index] = found
    return found


def remembered(node: Node) -> dict[Any, Any]:
    """What has already been made of this node."""
    memo: dict[Any, Any] | None = node.memo
    if memo is None:
        memo = {}
        msgspec.structs.force_setattr(node, "memo", memo)
    return memo
