"""absolute_error: the distance of two values, entry by entry."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="absolute_error",
    summary="the absolute error",
    inputs=("a", "b"),
    reads=("absolute_error", "abs_error", "AE"),
    writes={"unicode": "AE", "latex": "\\operatorname{AE}", "plain": "absolute_error"},
    element="|a - b|",
    slope={"a": "g·sign(a - b)", "b": "-g·sign(a - b)"},
    kinks="where the two are equal the derivative is taken as 0",
    kink="equal",
    says="the distance between {a} and {b}",
    source="school arithmetic",
    examples={"0.2, 0.5": "0.3"},
)
