"""convolution_3d: a kernel turned round and slid through a block of numbers."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="convolution_3d",
    kind="convolutional",
    title="Convolution in three dimensions (the kernel turned round)",
    summary="the kernel is turned round in all three directions and then slid through a block",
    equations="""
        Y = X ∗ K + b               the kernel is read from its last corner
    """,
    inputs="X: l×h×w",
    targets="T: m×p×q",
    weights="K: a×b×c; b: ()",
    output="Y",
    code="Y: (l − a + 1)×(h − b + 1)×(w − c + 1), the block smeared by the kernel",
    parameters="abc + 1",
    source="Goodfellow, Bengio, Courville 2016, section 9.1, in three dimensions",
    matches="scipy.signal.convolve(X, K, mode='valid')",
    differs="cross_correlation_3d (the kernel as it is)",
    trouble="As in two dimensions, only a printed kernel makes a difference.",
    also="K: W; Y: Z; X: I",
    see_also=("cross_correlation_3d", "convolution"),
    example="""\
inputs: {X: [[[1, 0, 2], [0, 1, 0]], [[2, 1, 0], [1, 0, 1]]]}
given: {K: [[[1, -1], [0, 2]], [[0.5, 0], [1, -1]]], b: 0.1}
ask: [Y]
decimals: 2
""",
)
