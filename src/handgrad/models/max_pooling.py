"""max_pooling: the largest entry of each window."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="max_pooling",
    kind="convolutional",
    title="Max pooling",
    summary="of each window only the largest entry is kept",
    equations="""
        P = maxpool(X, size = 2)     windows of 2 × 2, side by side
        L = sum(P)                   their sum, to see where the gradient goes
    """,
    inputs="X: h×w",
    output="P",
    code="P: h/2 × w/2, whether a feature is anywhere in the window",
    parameters="0",
    source="Zhou, Chellappa 1988; Goodfellow, Bengio, Courville 2016, section 9.3",
    matches="torch.nn.MaxPool2d(2)",
    differs="average_pooling (all entries count); strided_convolution (it has weights)",
    trouble="At a tie the first largest entry gets the whole gradient here and in torch's "
    "MaxPool; torch.amax shares it. With ceil_mode a last window may hang over the "
    "edge.",
    also="P: Y; X: A",
    beside=("average_pooling", "lp_pooling"),
    contrast="""\
inputs: {X: [[3, 4], [0, 1]]}
""",
    see_also=("average_pooling", "lp_pooling", "global_pooling", "max_unpooling"),
    example="""\
inputs: {X: [[1, 3, 0, 2], [2, 0, 1, 5]]}
ask: [P, L, ∂L/∂X]
decimals: 0
""",
)
