"""residual_network: one residual block between a first convolution and global pooling."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="residual_network",
    kind="convolutional",
    title="Residual network, small",
    summary="a convolution, one residual block, global average pooling and a softmax classifier",
    equations="""
        S = relu(conv(X, K_0, padding = 1) + b_0)      stem
        A = relu(conv(S, K_1, padding = 1) + b_1)      block, first convolution
        F = conv(A, K_2, padding = 1) + b_2            block, second convolution
        R = relu(S + F)                                block, the shortcut added
        g = globalavgpool(R)                           one number a channel
        z = W g + c                                    scores
        p = softmax(z)                                 probabilities
    """,
    inputs="X: C×h×w",
    targets="y: k",
    weights="K_0: n×C×3×3; K_1, K_2: n×n×3×3; b_0, b_1, b_2: n; W: k×n; c: k",
    output="p",
    code="g: n, how much of each feature there is in the image",
    parameters="n(9C + 1) + 2n(9n + 1) + k(n + 1)",
    source="He, Zhang, Ren, Sun 2016, in its smallest form, without batch normalisation",
    matches="a torchvision ResNet of one BasicBlock with norm_layer=Identity and biases",
    differs="cnn (no shortcut, and a dense layer on all places)",
    trouble="Without normalisation the variance grows with every block that adds.",
    also="R: Y; z: o; p: ŷ",
    see_also=("residual_block", "cnn", "global_pooling", "batch_norm"),
    example="""\
inputs: {X: [[[1, 0], [0, 2]]]}
given:
  K_0: [[[[0, 0, 0], [0, 0.5, 0.2], [0, -0.1, 0]]], [[[0, 0, 0], [0, -0.3, 0.1], [0, 0.4, 0]]]]
  b_0: [0.1, 0.2]
  K_1:
    - [[[0, 0, 0], [0, 0.5, 0], [0, 0, 0]], [[0, 0, 0], [0, 0.2, 0], [0, 0, 0]]]
    - [[[0, 0, 0], [0, -0.4, 0], [0, 0, 0]], [[0, 0, 0], [0, 0.6, 0], [0, 0, 0]]]
  b_1: [0, 0]
  K_2:
    - [[[0, 0, 0], [0, 0.3, 0], [0, 0, 0]], [[0, 0, 0], [0, -0.2, 0], [0, 0, 0]]]
    - [[[0, 0, 0], [0, 0.1, 0], [0, 0, 0]], [[0, 0, 0], [0, 0.7, 0], [0, 0, 0]]]
  b_2: [0, 0]
  W: [[0.5, -0.2], [0.1, 0.3]]
  c: [0, 0.1]
ask: [S, A, F, R, g, z, p]
decimals: 4
""",
)
