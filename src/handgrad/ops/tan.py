"""tan: the tangent."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="tan",
    summary="the tangent",
    reads=("tan",),
    writes={"unicode": "tan", "latex": "\\tan", "plain": "tan"},
    element="sin(x) / cos(x)",
    slope={"x": "g·(1 + y^2)"},
    domain="cos x ≠ 0",
    says="the tangent of {x}",
    source="DLMF 4.14",
    examples={"0": "0"},
)
