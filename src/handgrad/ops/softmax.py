"""softmax: scores become probabilities that add to 1."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="softmax",
    summary="the normalised exponential",
    shape="x: …n -> …n",
    reads=("softmax", "Softmax"),
    writes={"unicode": "softmax", "latex": "\\operatorname{softmax}", "plain": "softmax"},
    element="Y[i] = exp(x[i]) / Σ_j exp(x[j])",
    slope={"x": "y·(g - total(g·y))"},
    says="the scores {x} as probabilities",
    lesson="∂pᵢ/∂zⱼ = pᵢ·(δᵢⱼ − pⱼ)",
    source="Bridle 1990",
    examples={"[0, 0]": "[1/2, 1/2]", "[0, ln 3]": "[1/4, 3/4]"},
)
