"""same: a value under another name."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="same",
    summary="a value under another name",
    writes={"kind": "Name"},
    element="x",
    slope={"x": "g"},
    says="{x}",
    source="school arithmetic",
    examples={"2": "2"},
)
