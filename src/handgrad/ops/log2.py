"""log2: the logarithm to base two."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="log2",
    summary="the binary logarithm",
    reads=("log2", "ld", "lb", "log_2"),
    writes={"unicode": "log_2", "latex": "\\log_2", "plain": "log2"},
    element="ln(x) / ln(2)",
    slope={"x": "g / (x·ln(2))"},
    domain="x > 0",
    says="the binary logarithm of {x}",
    source="DLMF 4.2",
    examples={"8": "3", "1/4": "-2"},
)
