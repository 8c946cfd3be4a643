"""squared_error: the squared distance of two values."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="squared_error",
    summary="the squared error",
    inputs=("a", "b"),
    shape="a: …, b: … -> ()",
    attributes={"factor": "1"},
    reads=("squared_error", "SE", "SSE"),
    writes={"unicode": "SE", "latex": "\\operatorname{SE}", "plain": "squared_error"},
    element="factor·sum((a - b)^2)",
    slope={"a": "2·factor·g·(a - b)", "b": "-2·factor·g·(a - b)"},
    says="the squared error between {a} and {b}",
    lesson="derivative of a square",
    source="Bishop 2006, eq. 1.2",
    examples={"1, 3": "4", "[1, 2], [0, 0]": "5"},
)
