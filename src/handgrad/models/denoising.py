"""denoising: an autoencoder that has to undo the erasing of some inputs."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="denoising",
    kind="autoencoders",
    title="Denoising autoencoder, masking noise",
    summary="some inputs are set to 0, and the clean input has to be restored",
    equations="""
        x̃ = m ⊙ x                  corrupted; a 0 in m erases
        c = σ(W_e x̃ + b_e)         code of the corrupted input
        x̂ = W_d c + b_d            reconstruction
        L = sum((x̂ − x)^2)         compared with the clean input
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    draws="m: d",
    output="x̂",
    code="c: n, features that survive when part of the input is missing",
    parameters="n(d + 1) + d(n + 1)",
    source="Vincent, Larochelle, Bengio, Manzagol 2008; Vincent et al. 2010, section 3.3",
    matches="Linear, Sigmoid, Linear on x·m, MSELoss(reduction='sum') against x",
    differs="dropout (the kept inputs are not scaled up, and the loss compares with the clean "
    "input); autoencoder (no noise)",
    trouble="Comparing with the corrupted input makes it an ordinary autoencoder again. When it "
    "is used afterwards the clean input goes in.",
    also="c: y h z; x̂: z r; m: mask",
    see_also=(
        "autoencoder",
        "denoising_gaussian",
        "denoising_salt_pepper",
        "stacked_autoencoder",
        "dropout",
    ),
    example="""\
inputs: {x: [1.0, 0.5, -0.5]}
given:
  m: [1, 0, 1]                            # the draw: the second input is erased
  W_e: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_e: [0.1, -0.1]
  W_d: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  b_d: [0, 0.1, 0.2]
ask: [x̃, c, x̂, L, ∂L/∂W_d, ∂L/∂W_e]
decimals: 4
""",
)
