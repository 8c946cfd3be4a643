"""softmax: scores become probabilities that add to 1."""

from __future__ import annotations

from typing import Any

from handgrad.graph.op import Op


def _value(ar: Any, x: Any) -> Any:
    """Every exponential once."""
    e = ar.call("exp", x)
    return ar.call("divide", e, ar.total(e))


OP = Op(
    name="softmax",
    summary="the normalised exponential",
    shape="x: …n -> …n",
    reads=("softmax", "Softmax"),
    writes={"unicode": "softmax", "latex": "\\operatorname{softmax}", "plain": "softmax"},
    element="Y[i] = exp(x[i]) / Σ_j exp(x[j])",
    value=_value,
    slope={"x": "y·(g - total(g·y))"},
    says="the scores {x} as probabilities",
    lesson="∂pᵢ/∂zⱼ = pᵢ·(δᵢⱼ − pⱼ)",
    source="Bridle 1990",
    examples={"[0, 0]": "[1/2, 1/2]", "[0, ln 3]": "[1/4, 3/4]"},
)
