"""binary_cross_entropy: how badly one probability fits a yes or no."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="binary_cross_entropy",
    summary="the cross-entropy of a yes or no",
    inputs=("t", "p"),
    reads=("binary_cross_entropy", "BCE", "bce"),
    writes={"unicode": "BCE", "latex": "\\operatorname{BCE}", "plain": "binary_cross_entropy"},
    element="-(t·ln(p) + (1 - t)·ln(1 - p))",
    slope={"t": "g·(ln(1 - p) - ln(p))", "p": "g·(p - t) / (p·(1 - p))"},
    domain="0 < p < 1",
    says="the cross-entropy of {p} for the target {t}",
    source="Bishop 2006, eq. 4.90",
    examples={"1, 1/2": "ln 2"},
)
