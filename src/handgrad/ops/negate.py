"""negate: the sign turned."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="negate",
    summary="the negative of a value",
    writes={"kind": "Prefix"},
    element="-x",
    slope={"x": "-g"},
    says="minus {x}",
    source="school arithmetic",
    examples={"0.5": "-0.5"},
)
