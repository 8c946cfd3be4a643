"""cross_correlation: a kernel slid over an image as it is: what libraries call a convolution."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="cross_correlation",
    kind="convolutional",
    title="Cross-correlation in two dimensions (the layer called convolution)",
    summary="a kernel slides over an image as it is; every place uses the same weights",
    equations="""
        Y = conv(X, K) + b          how well each window fits the kernel
    """,
    inputs="X: h×w",
    targets="T: p×q",
    weights="K: a×b; b: ()",
    output="Y",
    code="Y: (h − a + 1)×(w − b + 1), how well each window of the image fits the kernel",
    parameters="ab + 1",
    source="Goodfellow, Bengio, Courville 2016, eq. 9.6; LeCun et al. 1998",
    matches="torch.nn.Conv2d(1, 1, (a, b)); keras.layers.Conv2D(1, (a, b)); ONNX Conv",
    differs="convolution (the kernel is turned round first); with a learned kernel the two "
    "learn the same, with a printed kernel they give different numbers",
    trouble="Borders: every layer takes a − 1 rows away unless zeros are put round the image. "
    "Even kernels have no middle, so the padding is lopsided.",
    also="K: W F w; Y: Z S A; X: I",
    beside=("convolution",),
    contrast="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given: {K: [[1, 0], [2, -1]], b: 0}
""",
    see_also=(
        "convolution",
        "same_convolution",
        "strided_convolution",
        "cnn",
        "unshared_convolution",
    ),
    example="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given: {K: [[1, 0], [2, -1]], b: 0.5}
targets: {T: [[0, 0], [1, 1]]}
ask: [Y, loss, ∂L/∂K, ∂L/∂X]
decimals: 2
""",
)
