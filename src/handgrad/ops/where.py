"""where: one value or another, by a condition."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="where",
    summary="a choice between two values",
    inputs=("c", "a", "b"),
    reads=("choose", "where"),
    writes={"kind": "Cases", "unicode": "where"},
    slope={"c": "", "a": "choose(c, g, 0)", "b": "choose(c, 0, g)"},
    kinks="the derivative is that of the value that was chosen",
    says="{a} if {c}, else {b}",
    source="school arithmetic",
    examples={"1, 2, 3": "2", "0, 2, 3": "3"},
)
