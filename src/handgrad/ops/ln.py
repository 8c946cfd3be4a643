"""ln: the natural logarithm."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="ln",
    summary="the natural logarithm",
    reads=("ln",),
    writes={"unicode": "ln", "latex": "\\ln", "plain": "ln"},
    element="ln(x)",
    slope={"x": "g / x"},
    domain="x > 0",
    says="the natural logarithm of {x}",
    lesson="(ln x)′ = 1/x",
    source="DLMF 4.2",
    examples={"1": "0"},
)
