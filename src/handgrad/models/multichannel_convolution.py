"""multichannel_convolution: from several channels to several channels."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="multichannel_convolution",
    kind="convolutional",
    title="Convolution with channels",
    summary="every output channel has a kernel on all input channels and one bias",
    equations="""
        Y = conv(X, K) + b          for each output channel, all input channels
    """,
    inputs="X: C×h×w",
    targets="T: O×p×q",
    weights="K: O×C×a×b; b: O",
    output="Y",
    code="Y: O×(h − a + 1)×(w − b + 1), O maps of where each kernel fits",
    parameters="O(Cab + 1)",
    sizes="C = 16",
    source="LeCun et al. 1998, section II.A; Goodfellow, Bengio, Courville 2016, eq. 9.7",
    matches="torch.nn.Conv2d(C, O, (a, b)) with weight K; Keras keeps the axes of K in the "
    "order a, b, C, O",
    differs="grouped_convolution (a kernel sees some of the channels); depthwise_separable (one "
    "at a time)",
    trouble="The weights do not depend on the size of the image, the work does: each place of "
    "the result costs OCab products.",
    also="K: W; Y: Z; X: I",
    see_also=("cross_correlation", "grouped_convolution", "depthwise_separable", "cnn"),
    example="""\
inputs: {X: [[[1, 0, 2], [0, 3, 1]], [[0, 1, 0], [1, 0, 1]]]}       # two channels of 2 × 3
given:
  K: [[[[1, -1], [0.5, 2]], [[0, 1], [1, 0]]], [[[0, 1], [0, 1]], [[1, 0], [-1, 0]]]]
  b: [0.5, -1]
ask: [Y]
decimals: 2
""",
)
