"""autoencoder: a network that gives back its input through a narrow place."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="autoencoder",
    kind="autoencoders",
    title="Autoencoder",
    summary="an encoder to a short code and a decoder back, with the squared error",
    equations="""
        c = σ(W_e x + b_e)         code
        x̂ = W_d c + b_d            reconstruction
        L = sum((x̂ − x)^2)         squared error
    """,
    inputs="x: d",
    weights="W_e: n×d;  b_e: n;  W_d: d×n;  b_d: d",
    output="x̂",
    code="c: n, a short description of the input",
    parameters="n(d + 1) + d(n + 1)",
    source="Rumelhart, Hinton, Williams 1986; Goodfellow, Bengio, Courville 2016, chapter 14",
    matches="Linear, Sigmoid, Linear with MSELoss(reduction='sum')",
    differs="tied weights (W_d is the transpose of W_e); a loss that is the mean over the entries",
    trouble="With a code as wide as the input it can copy, with a deep one it learns the training "
    "set by heart: look at the error on data it has not seen.",
    see_also=(
        "undercomplete_autoencoder",
        "denoising",
        "sparse_l1",
        "contractive",
        "vae",
        "convolutional_autoencoder",
    ),
    example="""\
inputs: {x: [1.0, 0.5, -0.5]}
given:
  W_e: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_e: [0.1, -0.1]
  W_d: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  b_d: [0, 0.1, 0.2]
ask: [c, x̂, L, ∂L/∂x̂, ∂L/∂W_d, ∂L/∂W_e]
decimals: 4
""",
)
