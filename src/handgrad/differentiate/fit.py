"""fit: a contribution brought to the shape of what it belongs to. Broadcasts are undone here and
nowhere else.
"""

from __future__ import annotations

from handgrad.graph.leaf import constant
from handgrad.graph.node import Axis, Node
from handgrad.ops import apply


def fitted(g: Node, like: Node, axis: int | None = None) -> Node:
    """`g` with the shape of `like`: summed over what was stretched, repeated along what was summed
    away (`axis`).
    """
    have, want = g.shape, like.shape
    if have == want:
        return g
    if len(have) < len(want):
        return repeated(g, like, axis)
    if not want:
        return apply("sum", g)
    axes = like.axes
    for at, (size, target) in enumerate(zip(have, want, strict=True)):
        if size != target and target == 1:
            summed = apply("sum", g, axis=at)
            narrow = (*g.axes[:at], axes[at], *g.axes[at + 1 :])
            g = apply("spread", summed, axes=narrow, axis=at)
    return g if g.shape == want else repeated(g, like, None)


def repeated(g: Node, like: Node, axis: int | None) -> Node:
    """`g` for every entry of `like`; where a length is still open, it is taken from the value."""
    if any(isinstance(size, str) for size in like.shape):
        return apply("alike", g, like, axis=axis)
    return apply("spread", g, axes=like.axes, axis=axis)


def zeros(axes: tuple[Axis, ...]) -> Node:
    """0 in every place."""
    return apply("spread", constant(0), axes=axes, axis=None) if axes else constant(0)


def zeros_like(node: Node) -> Node:
    """0 for every entry of a node."""
    return repeated(constant(0), node, None) if node.axes else constant(0)
