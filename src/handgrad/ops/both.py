"""both: are both conditions true?"""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="both",
    summary="a and b",
    inputs=("a", "b"),
    reads=("and",),
    writes={"unicode": "and", "latex": "\\operatorname{and}", "plain": "and"},
    kinks="a yes or no: it has no derivative",
    says="{a} and {b}",
    source="Boolean algebra",
    examples={"1, 0": "0", "1, 1": "1"},
)
