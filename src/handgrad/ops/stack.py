"""stack: several values of one shape side by side, along a new first axis."""

from __future__ import annotations

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _stacked(*axes: tuple[Axis, ...], axis_name: str) -> tuple[Axis, ...]:
    """A new axis in front."""
    first = axes[0] if axes else ()
    if any(tuple(a.size for a in other) != tuple(a.size for a in first) for other in axes):
        raise ShapeError("the rows of this array have different lengths")
    return (Axis(axis_name, len(axes)), *first)


OP = Op(
    name="stack",
    summary="several values as one array",
    inputs=("x*",),
    attributes={"axis_name": "entry"},
    shape=_stacked,
    writes={"kind": "Listing"},
    value=lambda ar, *xs, axis_name: ar.stack(xs),
    slope="structural",
    says="the array of {x_1}, {x_2} …",
    source="school arithmetic",
)
