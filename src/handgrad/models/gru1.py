"""gru1: a GRU whose gates see the past and a bias, not the input."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="gru1",
    kind="recurrent",
    title="GRU1, gates from the state and a bias",
    summary="a GRU whose gates do not look at the input",
    equations="""
        z_t = σ(U_z h_{t-1} + b_z)                        update gate, without the input
        r_t = σ(U_r h_{t-1} + b_r)                        reset gate, without the input
        h̃_t = tanh(W_h x_t + U_h (r_t ⊙ h_{t-1}) + b_h)   candidate
        h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t            new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_h: n×d; U_z, U_r, U_h: n×n; b_z, b_r, b_h: n",
    output="h",
    parameters="n(d + n + 1) + 2n(n + 1)",
    source='Dey, Salem 2017, "Gate-variants of gated recurrent unit neural networks" (GRU1)',
    matches="no call of torch or Keras",
    differs="gru (its gates also see the input); version 1 of Cho's paper on arXiv, which is "
    "gru_pytorch",
    trouble="The gates learn of an input only one step later, through the state.",
    also="z: u; r: Γ_r; h̃: n c̃ ĥ; h: s",
    see_also=("gru", "gru2", "gru3"),
    example="""\
inputs: {x: [[1.0, 0.5], [-0.5, 1.0]]}
given: {U_z: 0.4, b_z: 0.1, U_r: -0.5, b_r: 0, W_h: [0.9, 0.7], U_h: 0.5, b_h: -0.1}
initial: {h: 0.5}
ask: [z, r, h̃, h]
decimals: 4
""",
)
