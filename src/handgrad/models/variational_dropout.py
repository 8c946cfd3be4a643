"""variational_dropout: recurrent dropout with the same mask at every step."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="variational_dropout",
    kind="recurrent",
    title="Recurrent dropout with one mask a sequence",
    summary="the same entries of the state are erased at every step of a sequence",
    equations="""
        h_t = tanh(W (m ⊙ x_t)/(1 − p) + U (r ⊙ h_{t-1})/(1 − p) + b)   fixed masks
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W: n×d; U: n×n; b: n",
    draws="m: d, r: n",
    constants="p: ()",
    output="h",
    parameters="n(d + n + 1)",
    source="Gal, Ghahramani 2016",
    matches="no call of torch (nn.RNN's dropout acts between layers only); keras "
    "recurrent_dropout draws one mask a batch",
    differs="dropout between layers; a new mask at every step (it erases the memory little by "
    "little); zoneout (an erased entry keeps its old value)",
    trouble="The masks belong to a sequence: drawn anew at every step, long memories are lost.",
    also="U: W_h",
    see_also=("elman", "dropout", "zoneout"),
    example="""\
inputs: {x: [[1, 0.5], [-0.5, 1]]}
given:
  m: [1, 0]                               # the draws, for the whole sequence
  r: [1, 0]
  p: 0.5
  W: [[0.4, -0.2], [0.1, 0.3]]
  U: [[0.3, 0.1], [-0.2, 0.4]]
  b: [0, 0.1]
initial: {h: [0.5, -0.5]}
ask: [h]
decimals: 4
""",
)
