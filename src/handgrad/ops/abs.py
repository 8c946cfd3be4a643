"""abs: the size of a value without its sign."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="abs",
    summary="the absolute value",
    reads=("abs",),
    writes={"kind": "Fence"},
    element="max(x, -x)",
    slope={"x": "g·sign(x)"},
    kinks="at 0 the derivative is taken as 0",
    kink="zero",
    says="the absolute value of {x}",
    source="school arithmetic",
    examples={"-1/2": "1/2", "0": "0"},
)
