"""convolution_1d: a kernel turned round and slid along a sequence."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="convolution_1d",
    kind="convolutional",
    title="Convolution in one dimension (the kernel turned round)",
    summary="the kernel is turned round and then slid along the sequence",
    equations="""
        Y = X ∗ K + b               each window times the turned kernel
    """,
    inputs="X: l",
    targets="T: m",
    weights="K: a; b: ()",
    output="Y",
    code="Y: l − a + 1, the sequence smeared by the kernel",
    parameters="a + 1",
    source="Goodfellow, Bengio, Courville 2016, eq. 9.3",
    matches="numpy.convolve(X, K, 'valid')",
    differs="cross_correlation_1d (the kernel as it is), which is what libraries of networks "
    "compute",
    trouble="numpy.convolve exchanges its arguments where the kernel is the longer one; the "
    "result is the same, as convolution commutes.",
    also="K: w W; Y: z s; X: x",
    see_also=("cross_correlation_1d", "convolution"),
    example="""\
inputs: {X: [1, 2, 0, -1, 3]}
given: {K: [0.5, -1, 2], b: 0.1}
ask: [Y]
decimals: 2
""",
)
