"""place: zeros, with a value put in one place."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(_: tuple[Axis, ...], *, axes: tuple[Axis, ...], **__: Any) -> tuple[Axis, ...]:
    """The axes it was asked to fill."""
    return axes


OP = Op(
    name="place",
    summary="a value in a place among zeros",
    attributes={"at": (), "axes": ()},
    shape=_axes,
    writes={"unicode": "place", "latex": "\\operatorname{place}", "plain": "place"},
    value=lambda ar, x, at, axes: ar.place(x, at, tuple(a.size for a in axes)),
    slope="structural",
    says="{x} in its place, zeros elsewhere",
    source="the derivative of an entry",
)
