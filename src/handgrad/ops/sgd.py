"""sgd: one step of gradient descent."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="sgd",
    summary="one step of gradient descent",
    inputs=("w", "d", "η"),
    reads=("sgd", "SGD"),
    writes={"unicode": "SGD", "latex": "\\operatorname{SGD}", "plain": "sgd"},
    element="w - η·d",
    slope={"w": "g", "d": "-g·η", "η": "-g·d"},
    says="{w} moved against its gradient {d}",
    source="Robbins, Monro 1951",
    examples={"1, 2, 0.1": "0.8"},
)
