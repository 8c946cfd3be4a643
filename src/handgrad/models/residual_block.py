"""residual_block: two convolutions around which the input is led and added."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="residual_block",
    kind="convolutional",
    title="Residual block",
    summary="the input is added to what two convolutions make of it",
    equations="""
        A = relu(conv(X, K_1, padding = 1) + b_1)      first convolution, the same size
        F = conv(A, K_2, padding = 1) + b_2            second convolution
        Y = relu(X + F)                                the input added, then the rectifier
    """,
    inputs="X: h×w",
    targets="T: h×w",
    weights="K_1, K_2: 3×3; b_1, b_2: ()",
    output="Y",
    code="Y: h×w, the input and what was found to add to it",
    parameters="20",
    source="He, Zhang, Ren, Sun 2016, eq. 1",
    matches="the BasicBlock of torchvision without batch normalisation",
    differs="highway networks (a gate decides how much is added); the later form with the "
    "rectifier before the convolutions",
    trouble="Shapes have to agree: where size or channels change, the shortcut needs a 1 × 1 "
    "convolution. With all weights 0 it lets positive inputs through unchanged, which "
    "is why deep ones can be trained.",
    also="Y: H; X: x",
    see_also=("residual_network", "cross_correlation"),
    example="""\
inputs: {X: [[1, 0, 2], [0, 3, 1], [2, 1, 0]]}
given:
  K_1: [[0, 0.5, 0], [0.2, -0.1, 0.3], [0, 0.1, 0]]
  b_1: 0.1
  K_2: [[0.1, 0, -0.2], [0, 0.4, 0], [0.3, 0, 0.1]]
  b_2: 0
ask: [A, F, Y]
decimals: 4
""",
)
