"""add: several values added, entry by entry."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="add",
    summary="several values added",
    inputs=("x*",),
    writes={"infix": "+"},
    element="x_1 + x_2",
    slope={"x*": "g"},
    says="{x_1} plus {x_2}",
    lesson="a sum passes the derivative on to each of its terms",
    source="school arithmetic",
    examples={"1/2, 1/3": "5/6", "0.1, 0.2, 0.3": "0.6"},
)
