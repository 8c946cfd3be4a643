"""cross_correlation_1d: a kernel slid along a sequence."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="cross_correlation_1d",
    kind="convolutional",
    title="Cross-correlation in one dimension",
    summary="a kernel slides along a sequence as it is",
    equations="""
        Y = conv(X, K) + b          each window times the kernel
    """,
    inputs="X: l",
    targets="T: m",
    weights="K: a; b: ()",
    output="Y",
    code="Y: l − a + 1, one number for each window of the sequence",
    parameters="a + 1",
    source="Goodfellow, Bengio, Courville 2016, section 9.1",
    matches="torch.nn.Conv1d(1, 1, a); numpy.correlate(X, K, 'valid')",
    differs="convolution_1d (the kernel turned round); a causal convolution (all padding in front)",
    trouble="Without padding in front an output sees what comes after its own place: for "
    "predicting live, put a − 1 zeros before the sequence and none behind.",
    also="K: w W; Y: z s; X: x",
    see_also=("convolution_1d", "cross_correlation", "cross_correlation_3d", "dilated_convolution"),
    example="""\
inputs: {X: [1, 2, 0, -1, 3]}
given: {K: [0.5, -1, 2], b: 0.1}
targets: {T: [0, 0, 1]}
ask: [Y, loss, ∂L/∂K]
decimals: 2
""",
)
