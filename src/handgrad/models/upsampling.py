"""upsampling: every entry repeated, then smoothed by a convolution."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="upsampling",
    kind="convolutional",
    title="Upsampling and convolution (resize-convolution)",
    summary="every entry is repeated, then a convolution smooths the result",
    equations="""
        U = upsample(X, times = 2)           every entry four times
        Y = conv(U, K, padding = 1) + b      smoothed by a kernel
    """,
    inputs="X: h×w",
    targets="T: p×q",
    weights="K: 3×3; b: ()",
    output="Y",
    code="Y: 2h×2w, an enlarged image",
    parameters="10",
    source='Odena, Dumoulin, Olah 2016, "Deconvolution and checkerboard artifacts"',
    matches="torch.nn.Upsample(scale_factor=2) and torch.nn.Conv2d(1, 1, 3, padding=1)",
    differs="transposed_convolution (overlapping copies of a kernel, which may leave a "
    "checkerboard)",
    trouble="Four times as many products as a transposed convolution with the same kernel.",
    also="K: W; Y: Z; X: I",
    see_also=("transposed_convolution", "max_unpooling"),
    example="""\
inputs: {X: [[1, 2], [0, -1]]}
given: {K: [[0, 0.5, 0], [0.5, 1, 0.5], [0, 0.5, 0]], b: 0}
ask: [U, Y]
decimals: 1
""",
)
