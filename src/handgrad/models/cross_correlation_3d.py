"""cross_correlation_3d: a kernel slid through a block of numbers."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="cross_correlation_3d",
    kind="convolutional",
    title="Cross-correlation in three dimensions",
    summary="a kernel slides through a block: a film, or slices of a scan",
    equations="""
        Y = conv(X, K) + b          each block times the kernel
    """,
    inputs="X: l×h×w",
    targets="T: m×p×q",
    weights="K: a×b×c; b: ()",
    output="Y",
    code="Y: (l − a + 1)×(h − b + 1)×(w − c + 1), how well each block fits the kernel",
    parameters="abc + 1",
    source="Ji, Xu, Yang, Yu 2013",
    matches="torch.nn.Conv3d(1, 1, (a, b, c))",
    differs="a two-dimensional layer with l channels (its kernel has the depth of the image and "
    "does not slide along it); convolution_3d (the kernel turned round)",
    trouble="Weights and work grow with the third power of the kernel: two-dimensional kernels "
    "followed by one along the depth are much cheaper.",
    also="K: W; Y: Z; X: I",
    see_also=("cross_correlation", "convolution_3d"),
    example="""\
inputs: {X: [[[1, 0, 2], [0, 1, 0]], [[2, 1, 0], [1, 0, 1]]]}
given: {K: [[[1, -1], [0, 2]], [[0.5, 0], [1, -1]]], b: 0.1}
ask: [Y]
decimals: 2
""",
)
