"""sinh: the hyperbolic sine."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="sinh",
    summary="the hyperbolic sine",
    reads=("sinh",),
    writes={"unicode": "sinh", "latex": "\\sinh", "plain": "sinh"},
    element="(exp(x) - exp(-x)) / 2",
    slope={"x": "g·cosh(x)"},
    says="the hyperbolic sine of {x}",
    source="DLMF 4.28",
    examples={"0": "0", "ln 2": "3/4"},
)
