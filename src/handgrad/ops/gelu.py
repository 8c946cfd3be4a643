"""gelu: a value times the chance that a standard Gaussian is smaller."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="gelu",
    summary="the Gaussian error linear unit",
    reads=("GELU", "gelu"),
    writes={"unicode": "GELU", "latex": "\\operatorname{GELU}", "plain": "gelu"},
    element="x/2·(1 + erf(x / √2))",
    slope={"x": "g·((1 + erf(x / √2)) / 2 + x·exp(-x^2 / 2) / √(2·π))"},
    says="{x} times the chance that a standard Gaussian is smaller",
    source="Hendrycks, Gimpel 2016 (the exact form, not the tanh approximation)",
    examples={"0": "0"},
)
