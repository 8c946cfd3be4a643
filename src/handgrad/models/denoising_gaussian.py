"""denoising_gaussian: an autoencoder that has to take Gaussian noise away again."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="denoising_gaussian",
    kind="autoencoders",
    title="Denoising autoencoder, Gaussian noise",
    summary="Gaussian noise is added, and the clean input has to be restored",
    equations="""
        x̃ = x + s ε                corrupted, s is the noise's standard deviation
        c = σ(W_e x̃ + b_e)         code
        x̂ = W_d c + b_d            reconstruction
        L = sum((x̂ − x)^2)         compared with the clean input
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    draws="ε: d",
    constants="s: ()",
    output="x̂",
    code="c: n, features that point from noisy inputs back to likely ones",
    parameters="n(d + 1) + d(n + 1)",
    source="Vincent et al. 2010, section 3.3; Alain, Bengio 2014 (x̂ − x̃ estimates the slope "
    "of the log density)",
    matches="Linear, Sigmoid, Linear on x + s·torch.randn_like(x), MSELoss(reduction='sum') "
    "against x",
    differs="denoising (inputs erased); a variational autoencoder (its noise is added to the code)",
    trouble="Too little noise and it copies, too much and it answers with the mean of the data.",
    also="c: y h z; x̂: r; s: σ",
    see_also=("denoising", "denoising_salt_pepper", "contractive", "vae"),
    example="""\
inputs: {x: [1.0, 0.5, -0.5]}
given:
  ε: [0.8, -1.2, 0.3]                     # the draw
  s: 0.5
  W_e: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_e: [0.1, -0.1]
  W_d: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  b_d: [0, 0.1, 0.2]
ask: [x̃, c, x̂, L]
decimals: 4
""",
)
