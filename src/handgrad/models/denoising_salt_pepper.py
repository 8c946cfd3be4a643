"""denoising_salt_pepper: an autoencoder that has to repair inputs flipped to their extremes."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="denoising_salt_pepper",
    kind="autoencoders",
    title="Denoising autoencoder, salt-and-pepper noise",
    summary="some inputs are replaced by 0 or 1, and the clean input has to be restored",
    equations="""
        x̃ = m ⊙ x + (1 − m) ⊙ s                                      where m is 0, salt or pepper
        c = σ(W_e x̃ + b_e)                                           code
        x̂ = σ(W_d c + b_d)                                           reconstruction, between 0 and 1
        L = sum(BCE(x, x̂))                          compared with the clean input
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    draws="m: d, s: d",
    output="x̂",
    code="c: n, features that do not depend on single inputs",
    parameters="n(d + 1) + d(n + 1)",
    source="Vincent et al. 2010, section 3.3",
    matches="Linear, Sigmoid, Linear, Sigmoid with BCELoss(reduction='sum') against x",
    differs="denoising (erased inputs are 0, here 0 or 1 with equal chance)",
    trouble="A corrupted input looks like a genuine black or white one, so nothing tells the "
    "network which to distrust.",
    also="c: y h z; x̂: r",
    see_also=("denoising", "denoising_gaussian"),
    example="""\
inputs: {x: [0.9, 0.2, 0.6]}              # brightness, between 0 and 1
given:
  m: [1, 0, 1]                            # the draw: the second input is hit
  s: [0, 1, 0]                            # and becomes 1
  W_e: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_e: [0.1, -0.1]
  W_d: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  b_d: [0, 0.1, 0.2]
ask: [x̃, c, x̂, L]
decimals: 4
""",
)
