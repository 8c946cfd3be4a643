"""average_pooling: the average of each window."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="average_pooling",
    kind="convolutional",
    title="Average pooling",
    summary="each window is replaced by its average",
    equations="""
        P = avgpool(X, size = 2)     windows of 2 × 2, side by side
        L = sum(P)                   their sum, to see where the gradient goes
    """,
    inputs="X: h×w",
    output="P",
    code="P: h/2 × w/2, how strong a feature is in the window on average",
    parameters="0",
    source="LeCun et al. 1998, section II.B (there with a weight and a bias for each map)",
    matches="torch.nn.AvgPool2d(2)",
    differs="max_pooling (only the largest counts); a convolution with a kernel of 1/4 and "
    "stride 2, which it equals",
    trouble="At a padded border torch counts the zeros by default (count_include_pad=True), "
    "ONNX does not: in a corner of ones a window of 3 gives 0.444 or 1.",
    also="P: Y S; X: A C",
    see_also=("max_pooling", "global_pooling"),
    example="""\
inputs: {X: [[1, 3, 0, 2], [2, 0, 1, 5]]}
ask: [P, L, ∂L/∂X]
decimals: 2
""",
)
