"""standard_deviation: the root of the variance."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="standard_deviation",
    summary="the standard deviation (divided by n)",
    shape="x: … -> ()",
    reads=("standard_deviation", "std"),
    writes={"unicode": "std", "latex": "\\operatorname{std}", "plain": "std"},
    element="√mean((x - mean(x))^2)",
    slope={"x": "g·(x - mean(x)) / (count·y)"},
    kinks="no derivative where all entries are equal",
    says="the standard deviation of {x}",
    source="Bishop 2006, eq. 1.59 (divided by n, not n − 1)",
    examples={"[1, 3]": "1"},
)
