"""layer_norm: the last axis is brought to mean 0 and variance 1, then scaled and shifted."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="layer_norm",
    summary="layer normalisation",
    inputs=("x", "γ", "β", "ε"),
    shape="x: …n, γ: n, β: n, ε: () -> …n; x: …n, γ: (), β: (), ε: () -> …n",
    reads=("layer_norm", "LayerNorm"),
    writes={"unicode": "LayerNorm", "latex": "\\operatorname{LayerNorm}", "plain": "layer_norm"},
    element="Y[i] = γ[i]·(x[i] - (Σ_j x[j]) / n) "
    "/ √((Σ_j (x[j] - (Σ_k x[k]) / n)^2) / n + ε) + β[i]; "
    "Y[i] = γ·(x[i] - (Σ_j x[j]) / n) / √((Σ_j (x[j] - (Σ_k x[k]) / n)^2) / n + ε) + β",
    slope="element",
    says="{x} normalised along its features",
    source="Ba, Kiros, Hinton 2016",
    examples={"[1, 3], 1, 0, 0": "[-1, 1]"},
)
