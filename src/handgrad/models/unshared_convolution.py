"""unshared_convolution: a window with weights of its own at every place."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="unshared_convolution",
    kind="convolutional",
    title="Locally connected layer (unshared convolution)",
    summary="a window as in a convolution, but with other weights at every place",
    equations="""
        Y = unshared(X, K) + B      each window times weights of its own
    """,
    inputs="X: h×w",
    targets="T: p×q",
    weights="K: p×q×a×b; B: p×q",
    output="Y",
    code="Y: p×q, each place with a feature of its own",
    parameters="pq(ab + 1)",
    sizes="p = 30, q = 30",
    source="Goodfellow, Bengio, Courville 2016, eq. 9.9; LeCun 1989",
    matches="keras.layers.LocallyConnected2D of Keras 2; torch has none",
    differs="cross_correlation (the same weights everywhere: ab + 1 of them)",
    trouble="Weights grow with the image, and nothing learned at one place helps another. It "
    "pays where the place itself matters, as in an aligned face.",
    also="K: W; Y: Z; X: I",
    see_also=("cross_correlation", "multichannel_convolution"),
    example="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given:                                    # four places, a window of 2 × 2 for each
  K: [[[[1, 0], [2, -1]], [[0, 1], [1, 1]]], [[[1, 1], [0, 0]], [[0.5, 0], [0, 2]]]]
  B: [[0.5, 0], [0, -1]]
ask: [Y]
decimals: 1
""",
)
