"""mlp: one hidden layer of sigmoids, squared error."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="mlp",
    kind="feedforward",
    title="Two-layer network (multilayer perceptron)",
    summary="a hidden layer and an output layer of sigmoids with the squared error",
    equations="""
        z_1 = W_1 x + b_1          sums of the hidden layer
        a_1 = σ(z_1)               hidden layer
        z_2 = W_2 a_1 + b_2        sums of the output layer
        a_2 = σ(z_2)               output
        E = ½ sum((a_2 − y)^2)     squared error
    """,
    inputs="x: d",
    targets="y: k",
    weights="W_1: n×d;  b_1: n;  W_2: k×n;  b_2: k",
    output="a_2",
    parameters="n(d + 1) + k(n + 1)",
    source="Rumelhart, Hinton, Williams 1986, eq. 1 to 3",
    matches="torch.nn.Sequential(Linear, Sigmoid, Linear, Sigmoid) with ½·MSELoss(reduction='sum')",
    differs="a network with one bias shared by a layer; a network with softmax and cross-entropy",
    trouble="Sigmoids far from 0 hardly let a gradient through; weights that begin equal stay "
    "equal.",
    see_also=("softmax_classifier", "autoencoder", "threshold"),
    example="""\
inputs: {x: [0.5, -1.0]}
given:
  W_1: [[0.4, -0.6], [0.7, 0.2]]          # one row a hidden unit
  b_1: [0.1, -0.3]
  W_2: [[0.9, -0.5]]                      # one row an output
  b_2: [0.2]
targets: {y: [1]}
ask: [z_1, a_1, z_2, a_2, E, ∂E/∂W_2, ∂E/∂b_2, ∂E/∂W_1, ∂E/∂b_1]
decimals: 4
""",
)
