"""depthwise_separable: one kernel a channel, then a mixture of channels at each place."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="depthwise_separable",
    kind="convolutional",
    title="Depthwise separable convolution",
    summary="each channel is filtered on its own, then the channels are mixed place by place",
    equations="""
        D = groupconv(X, F, groups = 2)      depthwise, one kernel a channel
        Y = conv(D, M) + b                   pointwise, a 1 × 1 kernel that mixes the channels
    """,
    inputs="X: C×h×w",
    targets="T: O×p×q",
    weights="F: C×1×a×b; M: O×C×1×1; b: O",
    output="Y",
    code="Y: O×(h − a + 1)×(w − b + 1), O mixtures of the filtered channels",
    parameters="C·ab + O(C + 1)",
    sizes="C = 16, O = 16",
    source="Chollet 2017, section 1; Howard et al. 2017, section 3.1",
    matches="torch.nn.Conv2d(C, C, (a, b), groups=C, bias=False) and torch.nn.Conv2d(C, O, 1); "
    "keras.layers.SeparableConv2D",
    differs="multichannel_convolution (place and channels at once, OCab weights); groups is "
    "written as 2 here and is C in general",
    trouble="It needs few products but much moving of numbers, so it is rarely as much faster "
    "as the count promises.",
    also="F: W_d; M: W_p; Y: Z; X: I",
    see_also=("grouped_convolution", "multichannel_convolution"),
    example="""\
inputs: {X: [[[1, 0, 2], [0, 3, 1]], [[0, 1, 0], [1, 0, 1]]]}
given:
  F: [[[[1, -1], [0.5, 2]]], [[[0, 1], [0, 1]]]]
  M: [[[[1]], [[-0.5]]], [[[0.2]], [[1]]]]
  b: [0.5, -1]
ask: [D, Y]
decimals: 2
""",
)
