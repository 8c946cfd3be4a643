"""alike: a value repeated until it has the shape of another."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(_: tuple[Axis, ...], like: tuple[Axis, ...], **__: Any) -> tuple[Axis, ...]:
    """The axes of the second input."""
    return like


OP = Op(
    name="alike",
    summary="a value repeated to the shape of another",
    inputs=("x", "like"),
    attributes={"axis": None},
    shape=_axes,
    writes={"unicode": "alike", "latex": r"\operatorname{alike}", "plain": "alike"},
    value=lambda ar, x, like, axis: ar.spread(x, getattr(like, "shape", ()), axis),
    slope="structural",
    kinks="does not depend on the values of the second input",
    says="{x} for every entry of {like}",
    source="the derivative of a sum over an axis of open length",
)
