"""power: a value raised to an exponent."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="power",
    summary="a power",
    inputs=("x", "n"),
    writes={"kind": "Power"},
    element="x^n",
    slope={"x": "g·n·x^(n - 1)", "n": "g·y·ln(x)"},
    domain="x > 0, or a whole exponent",
    says="{x} to the power {n}",
    lesson="power rule",
    source="school arithmetic",
    examples={"2, 10": "1024", "4, 1/2": "2", "2/3, -2": "9/4"},
)
