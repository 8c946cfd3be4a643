"""largest: marks the first largest entry with 1, the others with 0."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="largest",
    summary="marks the first largest entry",
    shape="x: … -> …",
    attributes={"axis": None},
    reads=("largest",),
    writes={"unicode": "largest", "latex": "\\operatorname{largest}", "plain": "largest"},
    value=lambda ar, x, axis: ar.first_largest(x, axis),
    slope={"x": "0"},
    kinks="constant between ties: the derivative is 0",
    says="1 at the largest entry of {x}",
    source="the derivative of max",
    examples={"[1, 3, 3]": "[0, 1, 0]"},
)
