"""mean_squared_error: the average squared distance of two arrays."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="mean_squared_error",
    summary="the mean squared error",
    inputs=("a", "b"),
    shape="a: …, b: … -> ()",
    reads=("mean_squared_error", "MSE", "mse"),
    writes={"unicode": "MSE", "latex": "\\operatorname{MSE}", "plain": "mean_squared_error"},
    element="mean((a - b)^2)",
    slope={"a": "2·g·(a - b) / count", "b": "-2·g·(a - b) / count"},
    says="the mean squared error between {a} and {b}",
    source="Bishop 2006, 1.1",
    examples={"[1, 2], [0, 0]": "5/2"},
)
