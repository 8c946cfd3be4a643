"""mean: the average of all entries."""

from __future__ import annotations

from handgrad.graph.axes import reduced
from handgrad.graph.op import Op

OP = Op(
    name="mean",
    summary="the average of all entries",
    attributes={"axis": None},
    shape=reduced,
    reads=("mean",),
    writes={"unicode": "mean", "latex": "\\operatorname{mean}", "plain": "mean"},
    element="Y = (Σ_i x[i]) / count",
    value=lambda ar, x, axis=None: ar.average(x, axis),
    slope={"x": "g / count"},
    kinks="none",
    says="the mean of {x}",
    source="school arithmetic",
    examples={"[1, 2, 6]": "3"},
)
