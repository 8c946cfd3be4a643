"""logarithm: the logarithm to a given base."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="logarithm",
    summary="the logarithm to a base",
    inputs=("x", "b"),
    writes={"unicode": "log", "latex": "\\log", "plain": "log"},
    element="ln(x) / ln(b)",
    slope={"x": "g / (x·ln(b))", "b": "-g·ln(x) / (b·ln(b)^2)"},
    domain="x > 0, b > 0, b ≠ 1",
    says="the logarithm of {x} to base {b}",
    source="DLMF 4.2",
    examples={"1, 3": "0"},
)
