"""opposite: is the condition false?"""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="opposite",
    summary="not a",
    inputs=("a",),
    reads=("not",),
    writes={"unicode": "¬", "latex": "\\neg", "plain": "not"},
    kinks="a yes or no: it has no derivative",
    says="not {a}",
    source="Boolean algebra",
    examples={"1": "0", "0": "1"},
)
