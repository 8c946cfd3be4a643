"""min: the smallest entry."""

from __future__ import annotations

from handgrad.graph.axes import reduced
from handgrad.graph.op import Op

OP = Op(
    name="min",
    summary="the smallest entry",
    attributes={"axis": None},
    shape=reduced,
    reads=("min",),
    writes={"unicode": "min", "latex": "\\min", "plain": "min"},
    element="Y = min_i x[i]",
    value=lambda ar, x, axis=None: ar.reduce("minimum", x, axis),
    slope={"x": "g·largest(-x)"},
    kinks="at a tie the first of the smallest entries gets the derivative",
    kink="smallest",
    says="the min of {x}",
    source="school arithmetic",
    examples={"[1, 3, 2]": "1"},
)
