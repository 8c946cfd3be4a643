"""sqrt: the square root."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="sqrt",
    summary="the square root",
    reads=("sqrt",),
    writes={"kind": "Root"},
    element="x^(1/2)",
    slope={"x": "g / (2·y)"},
    domain="x ≥ 0",
    kinks="no derivative at 0",
    says="the square root of {x}",
    lesson="derivative of a root",
    source="school arithmetic",
    examples={"9/4": "3/2"},
)
