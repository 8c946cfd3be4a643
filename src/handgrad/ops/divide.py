"""divide: the first value divided by the second."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="divide",
    summary="a quotient",
    inputs=("a", "b"),
    writes={"kind": "Fraction"},
    element="a / b",
    slope={"a": "g / b", "b": "-g·a / b^2"},
    domain="b ≠ 0",
    says="{a} divided by {b}",
    lesson="quotient rule",
    source="school arithmetic",
    examples={"1, 3": "1/3"},
)
