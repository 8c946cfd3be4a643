"""overcomplete_autoencoder: a code longer than the input can simply copy it."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="overcomplete_autoencoder",
    kind="autoencoders",
    title="Overcomplete autoencoder",
    summary="a code longer than the input; without a penalty the best it can do is copy",
    equations="""
        c = relu(W_e x + b_e)      code, n numbers, n > d
        x̂ = W_d c + b_d            reconstruction
        L = sum((x̂ − x)^2)         squared error
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    output="x̂",
    code="c: n, more numbers than the input; only a penalty makes them mean something",
    parameters="n(d + 1) + d(n + 1)",
    source="Goodfellow, Bengio, Courville 2016, section 14.2",
    matches="torch.nn.Sequential(Linear, ReLU, Linear) with MSELoss(reduction='sum')",
    differs="undercomplete_autoencoder (the narrow code itself forbids copying); sparse_l1, "
    "contractive, denoising (a penalty or noise forbids it)",
    trouble="The example's weights copy: x goes through as its positive and its negative part, "
    "the error is 0 and nothing has been learned. That is why sparse, denoising and "
    "contractive autoencoders exist.",
    also="c: h z; x̂: r",
    see_also=("autoencoder", "sparse_l1", "contractive", "denoising"),
    example="""\
inputs: {x: [1.0, -0.5]}
given:
  W_e: [[1, 0], [0, 1], [-1, 0], [0, -1]]     # x and −x, rectified
  b_e: [0, 0, 0, 0]
  W_d: [[1, 0, -1, 0], [0, 1, 0, -1]]         # and put together again: a copy
  b_d: [0, 0]
ask: [c, x̂, L]
decimals: 4
""",
)
