"""erf: the error function."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="erf",
    summary="the error function",
    reads=("erf",),
    writes={"unicode": "erf", "latex": "\\operatorname{erf}", "plain": "erf"},
    slope={"x": "2·g·exp(-x^2) / √π"},
    says="the error function of {x}",
    source="DLMF 7.2.1",
    examples={"0": "0"},
)
