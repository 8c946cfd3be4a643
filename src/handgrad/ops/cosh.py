"""cosh: the hyperbolic cosine."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="cosh",
    summary="the hyperbolic cosine",
    reads=("cosh",),
    writes={"unicode": "cosh", "latex": "\\cosh", "plain": "cosh"},
    element="(exp(x) + exp(-x)) / 2",
    slope={"x": "g·sinh(x)"},
    says="the hyperbolic cosine of {x}",
    source="DLMF 4.28",
    examples={"0": "1", "ln 2": "5/4"},
)
