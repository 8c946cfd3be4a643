"""lenet5: two convolutions with pooling, a third, and two dense layers."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lenet5",
    kind="convolutional",
    title="LeNet-5",
    summary="three convolutions and two poolings, then two dense layers: digits from 32 × 32 "
    "pixels",
    equations="""
        C_1 = tanh(conv(X, K_1) + b_1)     first maps, 28 × 28 in the paper
        S_2 = avgpool(C_1, size = 2)       pooled, 14 × 14
        C_3 = tanh(conv(S_2, K_3) + b_3)   second maps, 10 × 10
        S_4 = avgpool(C_3, size = 2)       pooled, 5 × 5
        C_5 = tanh(conv(S_4, K_5) + b_5)   maps of one place each
        f_5 = flatten(C_5)                 one vector
        f_6 = tanh(W_6 f_5 + b_6)          features
        z = W_7 f_6 + b_7                  scores
        p = softmax(z)                     probabilities
    """,
    inputs="X: C×h×w",
    targets="y: k",
    weights="K_1: m×C×a×a; b_1: m; K_3: n×m×a×a; b_3: n; K_5: r×n×e×e; b_5: r; W_6: s×r; b_6: "
    "s; W_7: k×s; b_7: k",
    output="p",
    code="f_6: s, 84 numbers that describe the digit",
    parameters="m(Ca² + 1) + n(ma² + 1) + r(ne² + 1) + s(r + 1) + k(s + 1)",
    sizes="C = 1, m = 6, a = 5, n = 16, r = 120, e = 5, s = 84, k = 10",
    source="LeCun, Bottou, Bengio, Haffner 1998, section II.B",
    matches="Conv2d(1, 6, 5), AvgPool2d(2), Conv2d(6, 16, 5), AvgPool2d(2), Conv2d(16, 120, 5), "
    "Linear(120, 84), Linear(84, 10), tanh between them",
    differs="the published network: its pooling has a weight and a bias a map, its third layer "
    "sees only some of the maps, its tanh is 1.7159 tanh(2x/3) and its output are "
    "distances, not scores",
    trouble="Tanh saturates: inputs are scaled to mean 0 and variance 1. The example keeps the "
    "equations and makes the sizes small.",
    also="p: ŷ",
    see_also=("cnn", "residual_network", "average_pooling"),
    example="""\
inputs:
  X:
    - - [1, 0, 1, 0, 1, 0]
      - [0, 1, 0, 1, 0, 1]
      - [1, 1, 0, 0, 1, 0]
      - [0, 0, 1, 1, 0, 1]
      - [1, 0, 0, 1, 1, 0]
      - [0, 1, 1, 0, 0, 1]
given:
  K_1: [[[[0.5, -0.2, 0.1], [0.3, 0.4, 0], [0, 0.1, -0.5]]]]
  b_1: [0.1]
  K_3: [[[[0.6]]], [[[-0.4]]]]
  b_3: [0, 0.2]
  K_5: [[[[0.7]], [[0.2]]]]
  b_5: [0.1]
  W_6: [0.8, -0.5]
  b_6: [0, 0.1]
  W_7: [[0.5, 0.3], [-0.2, 0.9]]
  b_7: [0.1, 0]
ask: [C_1, S_2, C_3, S_4, C_5, f_6, z, p]
decimals: 4
""",
)
