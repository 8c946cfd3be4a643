"""less_equal: is the first value smaller or equal? 1 for yes, 0 for no."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="less_equal",
    summary="is a at most b?",
    inputs=("a", "b"),
    writes={"infix": "≤"},
    kinks="a yes or no: it has no derivative",
    says="{a} is at most {b}",
    source="school arithmetic",
    examples={"1, 2": "1", "0.3, 0.3": "1"},
)
