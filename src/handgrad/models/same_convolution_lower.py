"""same_convolution_lower: the result has the image's size; an odd zero stands before."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="same_convolution_lower",
    kind="convolutional",
    title="Convolution with `same` padding, the odd zero before",
    summary="zeros round the image give back its size; of an odd number the first stands before",
    equations="""
        P = samepadlower(X, kernel = 2, stride = 1)     as many zeros as a kernel of length 2 needs
        Y = conv(P, K) + b                              the same size as X
    """,
    inputs="X: h×w",
    targets="T: h×w",
    weights="K: 2×2; b: ()",
    output="Y",
    code="Y: h×w, how well the window at each place fits the kernel",
    parameters="5",
    source="ONNX operator Conv, auto_pad = SAME_LOWER",
    matches="ONNX Conv with auto_pad='SAME_LOWER'; no option of torch or Keras",
    differs="same_convolution (the odd zero stands behind), which is what torch and Keras do",
    trouble="A model moved from one library to another is shifted by one place wherever the "
    "kernel is even.",
    also="K: W; Y: Z; X: I",
    see_also=("same_convolution", "cross_correlation"),
    example="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given: {K: [[1, 0], [2, -1]], b: 0}
ask: [P, Y]
decimals: 1
""",
)
