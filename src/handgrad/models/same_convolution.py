"""same_convolution: the result has the image's size; an odd zero stands behind."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="same_convolution",
    kind="convolutional",
    title="Convolution with `same` padding, the odd zero behind",
    summary="zeros round the image give back its size; of an odd number the last stands behind",
    equations="""
        P = samepad(X, kernel = 2, stride = 1)      as many zeros as a kernel of length 2 needs
        Y = conv(P, K) + b                          the same size as X
    """,
    inputs="X: h×w",
    targets="T: h×w",
    weights="K: 2×2; b: ()",
    output="Y",
    code="Y: h×w, how well the window at each place fits the kernel",
    parameters="5",
    source="ONNX operator Conv, auto_pad = SAME_UPPER",
    matches="torch.nn.Conv2d(1, 1, 2, padding='same'); keras.layers.Conv2D(1, 2, padding='same')",
    differs="same_convolution_lower (the odd zero stands before); padding = 1 on both sides "
    "(one row too many for a kernel of 2)",
    trouble="With an even kernel everything is shifted by half a place. torch refuses `same` "
    "with a stride; the zeros then are ⌈h/s⌉·s − s + a − h.",
    also="K: W; Y: Z; X: I",
    beside=("same_convolution_lower",),
    contrast="""\
inputs: {X: [[1, 2], [3, 4]]}
given: {K: [[1, 1], [1, 1]], b: 0}
""",
    see_also=("same_convolution_lower", "strided_convolution", "cross_correlation"),
    example="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given: {K: [[1, 0], [2, -1]], b: 0}
ask: [P, Y]
decimals: 1
""",
)
