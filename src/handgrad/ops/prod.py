"""prod: all entries multiplied."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="prod",
    summary="the product of all entries",
    shape="x: … -> ()",
    reads=("prod",),
    writes={"unicode": "prod", "latex": "\\prod", "plain": "prod"},
    value=lambda ar, x: ar.reduce("multiply", x),
    slope="element",
    says="the product of the entries of {x}",
    source="school arithmetic",
    examples={"[1, 2, 3.5]": "7"},
)
