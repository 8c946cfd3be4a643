"""cnn: convolution, rectifier, pooling, dense layer, softmax: a whole network by hand."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="cnn",
    kind="convolutional",
    title="Convolutional network, small",
    summary="convolution, ReLU, max pooling, a dense layer and softmax: the whole way to a loss",
    equations="""
        Z = conv(X, K) + b           convolution
        A = relu(Z)                  activation
        P = maxpool(A, size = 2)     pooling
        v = flatten(P)               one vector
        z = W v + c                  dense layer
        p = softmax(z)               probabilities
        L = cross_entropy(y, p)      loss
    """,
    inputs="X: h×w",
    targets="y: k",
    weights="K: a×b; b: (); W: k×n; c: k",
    output="p",
    code="v: n, which features there are and roughly where",
    parameters="ab + 1 + k(n + 1)",
    sizes="n = 225, k = 10",
    source="LeCun et al. 1998, in its smallest form",
    matches="Conv2d, ReLU, MaxPool2d, Flatten, Linear with CrossEntropyLoss on z",
    differs="a network with several channels (lenet5); softmax inside the loss (torch takes z, "
    "not p)",
    trouble="Softmax twice: torch.nn.CrossEntropyLoss takes z. The dense layer fixes the size "
    "of the image and holds most of the weights.",
    also="Z: C S; P: M; z: o logits; p: ŷ",
    see_also=(
        "cross_correlation",
        "max_pooling",
        "softmax_classifier",
        "lenet5",
        "residual_network",
    ),
    example="""\
inputs: {X: [[1, 0, 2, 0, 1], [0, 3, 1, 1, 0], [2, 1, 0, 0, 2]]}
given:
  K: [[1, -1], [0.5, 1]]
  b: -0.5
  W: [[0.5, -0.2], [0.1, 0.3]]
  c: [0, 0.1]
targets: {y: [1, 0]}
ask: [Z, A, P, v, z, p, L, ∂L/∂z, ∂L/∂W]
decimals: 4
""",
)
