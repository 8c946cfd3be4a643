"""dilated_convolution: a kernel with gaps: it looks further with no more weights."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="dilated_convolution",
    kind="convolutional",
    title="Dilated convolution",
    summary="the kernel's weights stand apart, so it sees further without more of them",
    equations="""
        Y = conv(X, K, dilation = 2) + b     weight a stands at place i + 2a
    """,
    inputs="X: l",
    targets="T: m",
    weights="K: a; b: ()",
    output="Y",
    code="Y: l − 2(a − 1), one number for each spread-out window",
    parameters="a + 1",
    source="Yu, Koltun 2016, section 2",
    matches="torch.nn.Conv1d(1, 1, a, dilation=2)",
    differs="strided_convolution (the window moves further, here it is wider)",
    trouble="Layers with the same dilation look at every second place only (gridding). "
    "Dilations 1, 2, 4, 8 see all places: with a kernel of 2, four such layers see 16.",
    also="K: w W; Y: z; X: x",
    see_also=("cross_correlation_1d", "strided_convolution"),
    example="""\
inputs: {X: [1, 2, 0, -1, 3, 1]}
given: {K: [0.5, -1, 2], b: 0}
ask: [Y]
decimals: 2
""",
)
