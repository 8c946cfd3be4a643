"""batch_norm: each feature is brought to mean 0 and variance 1 over the batch (the first axis),
then scaled and shifted.
"""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="batch_norm",
    summary="batch normalisation",
    inputs=("x", "γ", "β", "ε"),
    shape="x: n×d, γ: d, β: d, ε: () -> n×d; x: n, γ: (), β: (), ε: () -> n",
    reads=("batch_norm", "BatchNorm", "BN"),
    writes={"unicode": "BN", "latex": "\\operatorname{BN}", "plain": "batch_norm"},
    element="Y[i, c] = γ[c]·(x[i, c] - (Σ_j x[j, c]) / n) "
    "/ √((Σ_j (x[j, c] - (Σ_k x[k, c]) / n)^2) / n + ε) + β[c]; "
    "Y[i] = γ·(x[i] - (Σ_j x[j]) / n) / √((Σ_j (x[j] - (Σ_k x[k]) / n)^2) / n + ε) + β",
    slope="element",
    says="{x} normalised over the batch",
    source="Ioffe, Szegedy 2015, algorithm 1",
    examples={"[1, 3], 2, 1, 0": "[-1, 3]"},
)
