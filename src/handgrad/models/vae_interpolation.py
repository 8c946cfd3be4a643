"""vae_interpolation: from one input to another through their codes."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="vae_interpolation",
    kind="autoencoders",
    title="Interpolation between two codes",
    summary="codes on the straight line between those of two inputs, decoded",
    equations="""
        μ_x = W_e x + b_e                      code of the first
        μ_u = W_e u + b_e                      code of the second
        z_i = μ_x + α_i (μ_u − μ_x)            point i on the line between them
        R_i = σ(W_d z_i + b_d)                 decoded
    """,
    inputs="x: d, u: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    constants="α: a",
    output="R",
    code="z: a×n, codes on the way from the one to the other",
    parameters="n(d + 1) + d(n + 1)",
    source='White 2016, "Sampling generative networks", for what is wrong with the straight line',
    matches="torch.lerp(μ_x, μ_u, α) and the decoder",
    differs="mixing the inputs themselves (two faded pictures on top of one another); "
    "interpolation on the sphere",
    trouble="In many dimensions the middle of the line is nearer to the origin than any code "
    "that was drawn; there one goes along the sphere.",
    also="R: x̂",
    see_also=("vae", "vae_sample", "autoencoder"),
    example="""\
inputs: {x: [1.0, 0.5, -0.5], u: [-1.0, 0.5, 1.0]}
given:
  α: [0, 0.5, 1]                          # first, halfway, second
  W_e: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_e: [0.1, -0.1]
  W_d: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  b_d: [0, 0.1, 0.2]
ask: [μ_x, μ_u, z, R]
decimals: 4
""",
)
