"""dot: two vectors multiplied entry by entry and added."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="dot",
    summary="the inner product",
    inputs=("a", "b"),
    shape="a: n, b: n -> ()",
    reads=("dot",),
    writes={"infix": "·"},
    element="Y = Σ_k a[k]·b[k]",
    value=lambda ar, a, b: ar.dot(a.flat, b.flat),
    slope={"a": "g·b", "b": "g·a"},
    says="the inner product of {a} and {b}",
    source="Strang 2016, 1.2",
    examples={"[1, 2], [3, 4]": "11"},
)
