"""mingru: a GRU whose gate looks at the input only: all steps at once."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="mingru",
    kind="recurrent",
    title="minGRU",
    summary="a GRU without hidden-to-gate weights: one gate that sees only the input",
    equations="""
        z_t = σ(W_z x_t + b_z)                      gate, from the input alone
        h̃_t = W_h x_t + b_h                         candidate, not squashed
        h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t      new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_z, W_h: n×d; b_z, b_h: n",
    output="h",
    parameters="2n(d + 1)",
    source='Feng, Tung, Ahmed, Bengio, Hajimirsadeghi 2024, "Were RNNs all we needed?"',
    matches="no call of torch or Keras; since no gate sees h, all steps follow from one "
    "parallel scan",
    differs="gru (its gates see h and it has a reset gate); gru3 (its gate does not even see "
    "the input)",
    trouble="A single layer cannot react to its own state: depth has to replace it.",
    also="z: u; h̃: n c̃ ĥ",
    see_also=("gru", "minlstm", "indrnn"),
    example="""\
inputs: {x: [[1.0, 0.5], [-0.5, 1.0]]}
given: {W_z: [0.6, -0.2], b_z: 0.1, W_h: [0.9, 0.7], b_h: -0.1}
initial: {h: 0.5}
ask: [z, h̃, h]
decimals: 4
""",
)
