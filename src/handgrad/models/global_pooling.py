"""global_pooling: one number a channel."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="global_pooling",
    kind="convolutional",
    title="Global pooling",
    summary="each channel becomes one number, its average or its largest entry",
    equations="""
        g = globalavgpool(X)      average of each channel
        m = globalmaxpool(X)      largest entry of each channel
    """,
    inputs="X: C×h×w",
    output="g",
    code="g: C, how much of each feature there is, wherever it is",
    parameters="0",
    source="Lin, Chen, Yan 2014, section 3.2",
    matches="torch.nn.AdaptiveAvgPool2d(1) and torch.nn.AdaptiveMaxPool2d(1)",
    differs="average_pooling (windows of a fixed size); a dense layer on the flattened image "
    "(it fixes the size of the image)",
    trouble="Where a feature stands is lost altogether. In return the network takes images of "
    "any size.",
    also="g: P; X: A",
    see_also=("average_pooling", "max_pooling", "residual_network"),
    example="""\
inputs: {X: [[[1, 3], [2, 0]], [[-1, 0.5], [0, 1]]]}
ask: [g, m]
decimals: 3
""",
)
