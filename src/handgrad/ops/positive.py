"""positive: 1 where a value is positive, 0 elsewhere: the derivative of the rectifier."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="positive",
    summary="1 where a value is positive, else 0",
    writes={"unicode": "ReLU'", "latex": r"\operatorname{ReLU}'", "plain": "relu'"},
    element="choose(x > 0, 1, 0)",
    slope={"x": "0"},
    kinks="at 0 the derivative is taken as 0",
    kink="zero",
    says="1 if {x} is positive, else 0",
    source="the derivative of the rectifier",
    examples={"2": "1", "0": "0", "-1": "0"},
)
