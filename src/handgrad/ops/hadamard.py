"""hadamard: two arrays multiplied entry by entry."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="hadamard",
    summary="the entrywise product",
    inputs=("a", "b"),
    reads=("hadamard",),
    writes={"infix": "⊙"},
    element="a·b",
    slope={"a": "g·b", "b": "g·a"},
    says="{a} times {b}, entry by entry",
    source="Horn, Johnson 2012, 0.7",
    examples={"[1, 2], [3, 4]": "[3, 8]"},
)
