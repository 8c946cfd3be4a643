"""sum: all entries added."""

from __future__ import annotations

from handgrad.graph.axes import reduced
from handgrad.graph.op import Op

OP = Op(
    name="sum",
    summary="all entries added",
    attributes={"axis": None},
    shape=reduced,
    reads=("sum",),
    writes={"unicode": "sum", "latex": "\\operatorname{sum}", "plain": "sum"},
    element="Y = Σ_i x[i]",
    value=lambda ar, x, axis=None: ar.reduce("add", x, axis),
    slope={"x": "g"},
    kinks="none",
    says="the sum of {x}",
    source="school arithmetic",
    examples={"[1, 2, 3.5]": "6.5"},
)
