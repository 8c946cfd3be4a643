"""sin: the sine."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="sin",
    summary="the sine",
    reads=("sin",),
    writes={"unicode": "sin", "latex": "\\sin", "plain": "sin"},
    slope={"x": "g·cos(x)"},
    says="the sine of {x}",
    lesson="sin′ = cos",
    source="DLMF 4.14",
    examples={"0": "0"},
)
