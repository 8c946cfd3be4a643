"""momentum: the new velocity of gradient descent with momentum."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="momentum",
    summary="the velocity of momentum",
    inputs=("v", "d", "α"),
    reads=("momentum",),
    writes={"unicode": "momentum", "latex": "\\operatorname{momentum}", "plain": "momentum"},
    element="α·v + d",
    slope={"v": "g·α", "d": "g", "α": "g·v"},
    says="{α} of the old velocity {v} plus the gradient {d}",
    source="Polyak 1964",
    examples={"1, 2, 0.9": "2.9"},
)
