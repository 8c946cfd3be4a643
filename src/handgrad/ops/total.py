"""total: every entry becomes the sum of all entries of the last axis."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="total",
    summary="the sum, repeated for every entry",
    shape="x: …n -> …n",
    reads=("total",),
    writes={"unicode": "total", "latex": "\\operatorname{total}", "plain": "total"},
    element="Y[i] = Σ_j x[j]",
    value=lambda ar, x: ar.total(x),
    slope={"x": "total(g)"},
    says="the sum of {x} for each entry",
    source="the derivative of softmax",
    examples={"[1, 2]": "[3, 3]"},
)
