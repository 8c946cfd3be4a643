"""stacked_autoencoder: two autoencoders, one inside the other."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="stacked_autoencoder",
    kind="autoencoders",
    title="Stacked autoencoder",
    summary="two encoders on top of one another, and their decoders in the opposite order",
    equations="""
        c_1 = σ(W_1 x + b_1)             first code
        c_2 = σ(W_2 c_1 + b_2)           second code
        r_1 = σ(V_2 c_2 + a_2)           first code restored
        x̂ = V_1 r_1 + a_1                input restored
        L_1 = sum((V_1 c_1 + a_1 − x)^2)   what trains layer 1 alone
        L_2 = sum((r_1 − c_1)^2)         what trains layer 2 alone, c_1 held fixed
        L = sum((x̂ − x)^2)               what trains all of it afterwards
    """,
    inputs="x: d",
    weights="W_1: m×d; b_1: m; W_2: n×m; b_2: n; V_2: m×n; a_2: m; V_1: d×m; a_1: d",
    output="x̂",
    code="c_2: n, the code of a code",
    parameters="m(d + 1) + n(m + 1) + m(n + 1) + d(m + 1)",
    source="Hinton, Salakhutdinov 2006; Bengio, Lamblin, Popovici, Larochelle 2007 (layer by "
    "layer); Vincent et al. 2010 (denoising layers)",
    matches="two torch.nn.Sequential, the inner one trained on the output of the outer one's "
    "encoder",
    differs="a deep autoencoder trained at once (the same equations, only L); greedy training "
    "is a procedure over these losses",
    trouble="In denoising layers only the layer in training gets a corrupted input; the next "
    "one gets the clean code. Without the last pass (fine-tuning) the layers do not fit "
    "one another.",
    also="c_1: h_1; c_2: h_2 z; x̂: r",
    see_also=("autoencoder", "denoising"),
    example="""\
inputs: {x: [1.0, 0.5, -0.5]}
given:
  W_1: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_1: [0.1, -0.1]
  W_2: [0.7, -0.4]
  b_2: 0.2
  V_2: [0.5, -0.6]
  a_2: [0, 0.1]
  V_1: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  a_1: [0, 0.1, 0.2]
ask: [c_1, c_2, r_1, x̂, L_1, L_2, L]
decimals: 4
""",
)
