"""sigmoid: squash any number into (0, 1)."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="sigmoid",
    summary="the logistic function",
    reads=("σ", "sigmoid", "logistic", "sigma", "sigm", "sig"),
    writes={"unicode": "σ", "latex": "\\sigma", "plain": "sigmoid"},
    element="1 / (1 + exp(-x))",
    slope={"x": "g·y·(1 - y)"},
    says="squash {x} into the interval (0, 1)",
    lesson="σ′ = σ·(1 − σ)",
    source="Rumelhart, Hinton, Williams 1986, eq. 4",
    examples={"0": "1/2", "ln 3": "3/4"},
)
