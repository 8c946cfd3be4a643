"""subtract: the second value taken from the first."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="subtract",
    summary="a difference",
    inputs=("a", "b"),
    writes={"infix": "-"},
    element="a - b",
    slope={"a": "g", "b": "-g"},
    says="{a} minus {b}",
    lesson="what is subtracted gets the derivative with its sign turned",
    source="school arithmetic",
    examples={"0.3, 0.4": "-0.1"},
)
