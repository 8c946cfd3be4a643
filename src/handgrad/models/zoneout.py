"""zoneout: entries of the state that keep their old value at random."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="zoneout",
    kind="recurrent",
    title="Zoneout",
    summary="at random, entries of the state keep their value instead of being worked out anew",
    equations="""
        k_t = tanh(W x_t + U h_{t-1} + b)               what the state would be
        h_t = d_t ⊙ h_{t-1} + (1 − d_t) ⊙ k_t           old where d is 1
    """,
    inputs="x: d, d: n",
    state="h: n",
    targets="y: n",
    weights="W: n×d; U: n×n; b: n",
    output="h",
    parameters="n(d + n + 1)",
    source="Krueger et al. 2017",
    matches="no call of torch or Keras; in use d is replaced by its expected value, the chance "
    "of keeping",
    differs="variational_dropout (an erased entry is 0, here it is the old one); in an LSTM c "
    "and h have masks of their own",
    trouble="In use the masks are replaced by their mean, so h is a mixture of old and new: "
    "forgetting this makes use and training differ.",
    also="k: h̃; d: z mask",
    see_also=("variational_dropout", "elman", "dropout"),
    example="""\
inputs: {x: [1, -0.5], d: [[1, 0], [0, 1]]}     # the draw of each step beside its input
given:
  W: [0.4, 0.1]
  U: [[0.3, 0.1], [-0.2, 0.4]]
  b: [0, 0.1]
initial: {h: [0.5, -0.5]}
ask: [k, h]
decimals: 4
""",
)
