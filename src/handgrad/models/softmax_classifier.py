"""softmax_classifier: a dense layer, softmax and the cross-entropy."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="softmax_classifier",
    kind="feedforward",
    title="Softmax classifier",
    summary="a dense layer whose scores become probabilities, with the cross-entropy as its loss",
    equations="""
        z = W x + b                  scores
        p = softmax(z)               probabilities
        L = cross_entropy(y, p)      loss
    """,
    inputs="x: d",
    targets="y: k",
    weights="W: k×d; b: k",
    output="p",
    parameters="k(d + 1)",
    source="Bridle 1990; Bishop 2006, eq. 4.104 to 4.109",
    matches="torch.nn.Linear(d, k) with torch.nn.CrossEntropyLoss on z",
    differs="k sigmoids (they need not add up to 1); the NLL loss of torch (it takes the "
    "logarithms of p)",
    trouble="CrossEntropyLoss takes z, not p: with p it still learns, but badly. exp overflows "
    "for scores above 709 in double precision; libraries take the largest score off "
    "first.",
    also="z: o a logits; p: ŷ a; y: t",
    see_also=("mlp", "cnn"),
    example="""\
inputs: {x: [1, -0.5]}
given: {W: [[0.4, 0.2], [-0.3, 0.5], [0.1, 0.1]], b: [0, 0.1, -0.1]}
targets: {y: [1, 0, 0]}
ask: [z, p, L, ∂L/∂z, ∂L/∂W]
decimals: 4
""",
)
