"""root: the root of a given degree."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="root",
    summary="a root",
    inputs=("x", "n"),
    writes={"kind": "Root"},
    element="x^(1/n)",
    slope={"x": "g·y / (n·x)"},
    domain="x ≥ 0, n a whole number",
    says="the root of degree {n} of {x}",
    source="school arithmetic",
    examples={"27, 3": "3"},
)
