"""fit: a contribution brought to the shape of what it belongs to. Broadcasts are undone here and
nowhere else.
"""

from __future__ import annotations

from handgrad.graph.leaf import constant
from handgrad.graph.node import Axis, Node
from handgrad.ops import apply


def fitted(g: Node, axes: tuple[Axis, ...], axis: int | None = None) -> Node:
    """`g` with the shape `axes`: summed over what was stretched, repeated along what was summed
    away (`axis`).
    """
    have, want = g.shape, tuple(a.size for a in axes)
    if have == want:
        return g
    if len(have) < len(want):
        return apply("spread", g, axes=axes, axis=axis)
    if not want:
        return apply("sum", g)
    for at, (size, target) in enumerate(zip(have, want, strict=True)):
        if size != target and target == 1:
            summed = apply("sum", g, axis=at)
            narrow = (*g.axes[:at], Axis(g.axes[at].name, 1), *g.axes[at + 1 :])
            g = apply("spread", summed, axes=narrow, axis=at)
    return g if g.shape == want else apply("spread", g, axes=axes, axis=None)


def zeros(axes: tuple[Axis, ...]) -> Node:
    """0 in every place."""
    return apply("spread", constant(0), axes=axes, axis=None) if axes else constant(0)
