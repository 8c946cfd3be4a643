"""arctan: the angle whose tangent is x."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="arctan",
    summary="the arc tangent",
    reads=("arctan", "atan"),
    writes={"unicode": "arctan", "latex": "\\arctan", "plain": "arctan"},
    slope={"x": "g / (1 + x^2)"},
    says="the arc tangent of {x}",
    source="DLMF 4.23",
    examples={"0": "0", "1": "π/4"},
)
