"""spread: a value repeated along axes it lacks."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(_: tuple[Axis, ...], *, axes: tuple[Axis, ...], **__: Any) -> tuple[Axis, ...]:
    """The axes it was asked to fill."""
    return axes


OP = Op(
    name="spread",
    summary="a value repeated",
    attributes={"axes": (), "axis": None},
    shape=_axes,
    writes={"unicode": "spread", "latex": "\\operatorname{spread}", "plain": "spread"},
    value=lambda ar, x, axes, axis: ar.spread(x, tuple(a.size for a in axes), axis),
    slope="structural",
    says="{x} for every entry",
    source="the derivative of a sum",
)
