"""last: the last entry along the first axis, however long it is: h_T of a whole sequence."""

from __future__ import annotations

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _rest(x: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """The axes behind the first one. Raises ShapeError for a number, which has no last entry."""
    if not x:
        raise ShapeError("a number has no last entry")
    return x[1:]


OP = Op(
    name="last",
    summary="the last entry",
    reads=("last",),
    shape=_rest,
    writes={"unicode": "last", "latex": r"\operatorname{last}", "plain": "last"},
    value=lambda ar, x: ar.part(x, (x.shape[0] - 1,)),
    slope={"x": "atend(g, x)"},
    says="the last entry of {x}",
    source="school arithmetic",
    examples={"[1, 2, 5]": "5"},
)
