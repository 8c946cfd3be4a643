"""strided_convolution: a kernel that jumps."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="strided_convolution",
    kind="convolutional",
    title="Convolution with a stride",
    summary="the kernel moves two places at a time, so the result has about half the size",
    equations="""
        Y = conv(X, K, stride = 2, padding = 1) + b     window i begins at place 2i − 1
    """,
    inputs="X: h×w",
    targets="T: p×q",
    weights="K: a×b; b: ()",
    output="Y",
    code="Y: ⌊(h + 2 − a)/2⌋ + 1 rows, one for every second window",
    parameters="ab + 1",
    source="Dumoulin, Visin 2016",
    matches="torch.nn.Conv2d(1, 1, (a, b), stride=2, padding=1)",
    differs="pooling (it has no weights); padding='same' with a stride, which torch refuses "
    "(see same_convolution)",
    trouble="The size is rounded down: rows at the lower edge may never be looked at. A stride "
    "breaks translation equivariance: only shifts by 2 are passed on as shifts by 1.",
    also="K: W; Y: Z; X: I",
    see_also=("cross_correlation", "same_convolution", "max_pooling", "transposed_convolution"),
    example="""\
inputs: {X: [[1, 2, 0, 1], [0, 1, 3, 0], [2, 1, 1, 2], [0, 0, 1, 1]]}
given: {K: [[1, 0, -1], [0, 2, 0], [0.5, 0, 1]], b: 0}
ask: [Y]
decimals: 2
""",
)
