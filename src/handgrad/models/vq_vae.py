"""vq_vae: an autoencoder whose code is the nearest entry of a codebook."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="vq_vae",
    kind="autoencoders",
    title="Vector-quantised autoencoder (VQ-VAE)",
    summary="the code is replaced by the nearest entry of a learned codebook",
    equations="""
        z = W_e x + b_e              encoder
        q_j = sum((z − E_j)^2)       squared distance to entry j
        m = largest(−q)              marks the nearest entry
        v = Eᵀ m                     that entry
        c = z + sg(v − z)            the same value, but z gets the gradient
        x̂ = W_d c + b_d              decoder
        L = sum((x̂ − x)^2) + sum((sg(z) − v)^2) + β sum((z − sg(v))^2)
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; E: k×n; W_d: d×n; b_d: d",
    constants="β: ()",
    output="x̂",
    code="v: n, one of k entries; the number of that entry is all that has to be kept",
    parameters="n(d + 1) + kn + d(n + 1)",
    source="van den Oord, Vinyals, Kavukcuoglu 2017, eq. 1 to 3",
    matches="z + (v − z).detach() for the straight-through estimator",
    differs="vae (no draw, no divergence: the prior over entries is learned afterwards); the "
    "version with moving averages (E follows without a gradient)",
    trouble="Entries that are never nearest never learn: most of the codebook may be dead. The "
    "gradient that skips the choice is wrong by design, and works.",
    also="E: e; c: z_q; z: z_e",
    see_also=("vae", "k_sparse"),
    example="""\
inputs: {x: [1.0, 0.5]}
given:
  W_e: [[0.6, 0.2], [-0.3, 0.8]]
  b_e: [0, 0.1]
  E: [[0, 0], [1, 0], [1, 1]]             # three entries
  W_d: [[0.9, 0.3], [-0.4, 0.7]]
  b_d: [0, 0.1]
  β: 0.25
ask: [z, q, m, v, c, x̂, L, ∂L/∂z]
decimals: {default: 4, m: 0}
""",
)
