"""outer: every entry of one vector times every entry of another."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="outer",
    summary="the outer product",
    inputs=("a", "b"),
    shape="a: n, b: m -> n×m",
    reads=("outer",),
    writes={"infix": "⊗"},
    element="Y[i, j] = a[i]·b[j]",
    value=lambda ar, a, b: ar.outer(a, b),
    slope={"a": "g b", "b": "gᵀ a"},
    says="the outer product of {a} and {b}",
    source="Strang 2016, 2.4",
    examples={"[1, 2], [3, 4]": "[[3, 4], [6, 8]]"},
)
