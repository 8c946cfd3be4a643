"""grouped_convolution: channels in groups, each group with kernels of its own."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="grouped_convolution",
    kind="convolutional",
    title="Grouped convolution",
    summary="the channels are cut into groups; a kernel sees its own group only",
    equations="""
        Y = groupconv(X, K, groups = 2) + b     the first half of the outputs sees the first half
    """,
    inputs="X: C×h×w",
    targets="T: O×p×q",
    weights="K: O×D×a×b; b: O",
    output="Y",
    code="Y: O×(h − a + 1)×(w − b + 1), where D = C/2 channels go into each map",
    parameters="O(Dab + 1)",
    sizes="D = 8, C = 16",
    source="Krizhevsky, Sutskever, Hinton 2012, section 3.5",
    matches="torch.nn.Conv2d(C, O, (a, b), groups=2)",
    differs="multichannel_convolution (every kernel sees every channel, twice the weights)",
    trouble="The groups never meet inside the layer: without mixing between layers they are two "
    "networks side by side (channel shuffle, or a 1 × 1 convolution).",
    also="K: W; Y: Z; X: I",
    see_also=("multichannel_convolution", "depthwise_separable"),
    example="""\
inputs: {X: [[[1, 0, 2], [0, 3, 1]], [[0, 1, 0], [1, 0, 1]]]}
given:
  K: [[[[1, -1], [0.5, 2]]], [[[0, 1], [0, 1]]]]      # one input channel for each kernel
  b: [0.5, -1]
ask: [Y]
decimals: 2
""",
)
