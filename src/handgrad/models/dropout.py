"""dropout: some entries set to 0 at random, the others scaled up."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="dropout",
    kind="layer",
    title="Dropout",
    summary="in training entries are erased at random and the others scaled up, in use nothing is",
    equations="""
        y = m ⊙ x / (1 − p)      erased where m is 0, by chance p
        z = W y + b              the layer behind it
    """,
    inputs="x: n",
    targets="T: k",
    weights="W: k×n; b: k",
    draws="m: n",
    constants="p: ()",
    output="z",
    parameters="k(n + 1)",
    source="Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov 2014; scaling in training "
    "is the inverted form of libraries",
    matches="torch.nn.Dropout(p) in training; in use it is the identity",
    differs="the paper's form (nothing is scaled in training, weights are multiplied by 1 − p "
    "in use); denoising (inputs erased, not scaled)",
    trouble="p is the chance of dropping in torch and ONNX and was the chance of keeping in the "
    "paper and in TensorFlow 1. Left on in use, results change from call to call.",
    also="m: r mask; y: x̃",
    see_also=("denoising", "variational_dropout", "zoneout"),
    example="""\
inputs: {x: [1, -2, 0.5, 3]}
given:
  m: [1, 0, 1, 1]                         # the draw
  p: 0.25
  W: [[0.4, -0.2, 0.6, 0.1]]
  b: 0.1
ask: [y, z]
decimals: 4
""",
)
