"""variance: the average squared distance from the mean, over all entries."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="variance",
    summary="the variance (divided by n)",
    shape="x: … -> ()",
    reads=("variance", "var", "Var"),
    writes={"unicode": "Var", "latex": "\\operatorname{Var}", "plain": "var"},
    element="mean((x - mean(x))^2)",
    slope={"x": "2·g·(x - mean(x)) / count"},
    says="the variance of {x}",
    source="Bishop 2006, eq. 1.56 (divided by n, not n − 1)",
    examples={"[1, 3, 5]": "8/3"},
)
