"""less: is the first value smaller? 1 for yes, 0 for no."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="less",
    summary="is a less than b?",
    inputs=("a", "b"),
    writes={"infix": "<"},
    kinks="a yes or no: it has no derivative",
    says="{a} is less than {b}",
    source="school arithmetic",
    examples={"1, 2": "1", "0.3, 0.3": "0"},
)
