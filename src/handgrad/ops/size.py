"""size: how many entries an array has, all together or along one axis."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _scalar(*_: tuple[Axis, ...], **__: Any) -> tuple[Axis, ...]:
    """A count is a single number."""
    return ()


OP = Op(
    name="size",
    summary="how many entries an array has",
    attributes={"axis": None},
    shape=_scalar,
    writes={"unicode": "size", "latex": r"\operatorname{size}", "plain": "size"},
    value=lambda ar, x, axis: ar.size(x, axis),
    slope={"x": ""},
    kinks="does not depend on the values",
    says="the number of entries of {x}",
    source="school arithmetic",
)
