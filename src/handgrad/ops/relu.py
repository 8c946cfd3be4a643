"""relu: negative values become 0."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="relu",
    summary="the rectifier",
    reads=("ReLU", "relu", "RELU", "Relu", "rectifier"),
    writes={"unicode": "ReLU", "latex": "\\operatorname{ReLU}", "plain": "relu"},
    element="max(0, x)",
    slope={"x": "g·positive(x)"},
    kinks="at 0 the derivative is taken as 0",
    kink="zero",
    says="{x} if it is positive, else 0",
    lesson="ReLU′ is 1 where the input is positive, else 0",
    source="Nair, Hinton 2010",
    examples={"-0.3": "0", "0.3": "0.3", "0": "0"},
)
