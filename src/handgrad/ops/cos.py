"""cos: the cosine."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="cos",
    summary="the cosine",
    reads=("cos",),
    writes={"unicode": "cos", "latex": "\\cos", "plain": "cos"},
    slope={"x": "-g·sin(x)"},
    says="the cosine of {x}",
    lesson="cos′ = −sin",
    source="DLMF 4.14",
    examples={"0": "1"},
)
