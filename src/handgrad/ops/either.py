"""either: is one of the conditions true?"""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="either",
    summary="a or b",
    inputs=("a", "b"),
    reads=("or",),
    writes={"unicode": "or", "latex": "\\operatorname{or}", "plain": "or"},
    kinks="a yes or no: it has no derivative",
    says="{a} or {b}",
    source="Boolean algebra",
    examples={"1, 0": "1", "0, 0": "0"},
)
