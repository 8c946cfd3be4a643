"""max: the largest entry."""

from __future__ import annotations

from handgrad.graph.axes import reduced
from handgrad.graph.op import Op

OP = Op(
    name="max",
    summary="the largest entry",
    attributes={"axis": None},
    shape=reduced,
    reads=("max",),
    writes={"unicode": "max", "latex": "\\max", "plain": "max"},
    element="Y = max_i x[i]",
    value=lambda ar, x, axis=None: ar.reduce("maximum", x, axis),
    slope={"x": "g·largest(x)"},
    kinks="at a tie the first of the largest entries gets the derivative",
    kink="largest",
    says="the max of {x}",
    source="school arithmetic",
    examples={"[1, 3, 2]": "3"},
)
