"""equal: is the first value equal? 1 for yes, 0 for no."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="equal",
    summary="is a equal to b?",
    inputs=("a", "b"),
    writes={"infix": "="},
    kinks="a yes or no: it has no derivative",
    says="{a} is equal to {b}",
    source="school arithmetic",
    examples={"1, 2": "0", "0.3, 0.3": "1"},
)
