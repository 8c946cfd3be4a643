"""exp: e to the power x."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="exp",
    summary="the exponential function",
    reads=("exp",),
    writes={"unicode": "exp", "latex": "\\exp", "plain": "exp"},
    element="e^x",
    slope={"x": "g·y"},
    says="e to the power {x}",
    lesson="eˣ is its own derivative",
    source="DLMF 4.2",
    examples={"0": "1", "ln 3": "3"},
)
