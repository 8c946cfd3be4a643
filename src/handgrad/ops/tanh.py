"""tanh: squash any number into (−1, 1)."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="tanh",
    summary="the hyperbolic tangent",
    reads=("tanh", "th"),
    writes={"unicode": "tanh", "latex": "\\tanh", "plain": "tanh"},
    element="(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
    slope={"x": "g·(1 - y^2)"},
    says="squash {x} into the interval (−1, 1)",
    lesson="tanh′ = 1 − tanh²",
    source="DLMF 4.28",
    examples={"0": "0", "ln 3": "4/5"},
)
