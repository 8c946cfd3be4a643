"""floor: the largest whole number that is not larger."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="floor",
    summary="the whole number below",
    reads=("floor",),
    writes={"unicode": "floor", "latex": r"\operatorname{floor}", "plain": "floor"},
    slope={"x": "0"},
    kinks="constant between whole numbers: the derivative is 0, at the jumps too",
    says="the whole number below {x}",
    source="school arithmetic",
    examples={"5/2": "2", "-1/2": "-1", "3": "3"},
)
