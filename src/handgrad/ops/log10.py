"""log10: the logarithm to base ten."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="log10",
    summary="the decimal logarithm",
    reads=("log10", "lg", "log_10"),
    writes={"unicode": "log_10", "latex": "\\log_{10}", "plain": "log10"},
    element="ln(x) / ln(10)",
    slope={"x": "g / (x·ln(10))"},
    domain="x > 0",
    says="the decimal logarithm of {x}",
    source="DLMF 4.2",
    examples={"1000": "3", "0.01": "-2"},
)
