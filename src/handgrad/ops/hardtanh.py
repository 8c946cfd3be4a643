"""hardtanh: a value cut off at −1 and 1."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="hardtanh",
    summary="the hard hyperbolic tangent",
    reads=("hardtanh", "HardTanh"),
    writes={"unicode": "hardtanh", "latex": "\\operatorname{hardtanh}", "plain": "hardtanh"},
    element="max(-1, min(1, x))",
    slope={"x": "choose(|x| < 1, g, 0)"},
    kinks="at −1 and 1 the derivative is taken as 0",
    says="{x} cut off at −1 and 1",
    source="Collobert 2004",
    examples={"1/2": "1/2", "-3": "-1"},
)
