"""index: the part of an array at a place."""

from __future__ import annotations

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _rest(axes: tuple[Axis, ...], *, at: tuple[int, ...]) -> tuple[Axis, ...]:
    """The axes behind those that were fixed."""
    return axes[len(at) :]


OP = Op(
    name="index",
    summary="an entry or a part of an array",
    attributes={"at": ()},
    shape=_rest,
    writes={"kind": "Index"},
    value=lambda ar, x, at: ar.part(x, at),
    slope="structural",
    says="the entry {at} of {x}",
    source="school arithmetic",
)
