"""square: a value multiplied by itself."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="square",
    summary="a square",
    reads=("square", "sqr"),
    writes={"kind": "Power"},
    element="x^2",
    slope={"x": "2·g·x"},
    says="{x} squared",
    lesson="derivative of a square",
    source="school arithmetic",
    examples={"3/2": "9/4"},
)
