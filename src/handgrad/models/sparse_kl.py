"""sparse_kl: an autoencoder whose units are to be on rarely, by a penalty on how often they are."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="sparse_kl",
    kind="autoencoders",
    title="Sparse autoencoder, KL penalty",
    summary="every unit is to be on a fraction ρ of the time, measured over the examples of a "
    "batch",
    equations="""
        C_i = σ(W_e X_i + b_e)                                            code of example i
        X̂_i = W_d C_i + b_d                                              reconstruction of example i
        ρ̂ = mean(C, axis = 0)                                            how often each unit is on
        R = sum((X̂ − X)^2) / m                                           squared error of an example
        D = sum(ρ ln(ρ/ρ̂) + (1 − ρ) ln((1 − ρ)/(1 − ρ̂)))                divergence of ρ̂ from ρ
        L = R + β D                                                       loss
    """,
    inputs="X: m×d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    constants="ρ: (), β: (), m: ()",
    output="X̂",
    code="C: m×n, each unit on for few of the m examples",
    parameters="n(d + 1) + d(n + 1)",
    source='Ng 2011, "Sparse autoencoder" (lecture notes, CS294A)',
    matches="no single call; the mean runs over the batch, so a small batch measures ρ̂ badly",
    differs="sparse_l1 (each example on its own); the divergence the other way round, of ρ from ρ̂",
    trouble="It crosses the batch: one example alone has no ρ̂. With a sigmoid ρ̂ is never "
    "exactly 0; with ReLU the divergence is not defined.",
    also="C: h a; X̂: r; D: Ω KL",
    see_also=("sparse_l1", "k_sparse"),
    example="""\
inputs: {X: [[1.0, 0.5], [-0.5, 1.0], [0.2, -0.4]]}     # a batch of three
given:
  W_e: [[0.4, -0.2], [0.1, 0.8]]
  b_e: [0.1, -0.1]
  W_d: [[0.9, 0.3], [-0.4, 0.7]]
  b_d: [0, 0.1]
  ρ: 0.1
  β: 3
  m: 3                                                  # how many examples
ask: [C, ρ̂, R, D, L]
decimals: 4
""",
)
