"""gru2: a GRU whose gates see nothing but the past."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="gru2",
    kind="recurrent",
    title="GRU2, gates from the state alone",
    summary="a GRU whose gates look at the state only, without a bias",
    equations="""
        z_t = σ(U_z h_{t-1})                              update gate, from the state alone
        r_t = σ(U_r h_{t-1})                              reset gate, from the state alone
        h̃_t = tanh(W_h x_t + U_h (r_t ⊙ h_{t-1}) + b_h)   candidate
        h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t            new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_h: n×d; U_z, U_r, U_h: n×n; b_h: n",
    output="h",
    parameters="n(d + n + 1) + 2n²",
    source='Dey, Salem 2017, "Gate-variants of gated recurrent unit neural networks" (GRU2)',
    matches="no call of torch or Keras",
    differs="gru1 (its gates also have a bias); gru (its gates also see the input)",
    trouble="A state of 0 leaves every gate at ½: begin with h = 0 and the first step is half "
    "of the candidate, whatever comes in.",
    also="z: u; r: Γ_r; h̃: n c̃ ĥ; h: s",
    see_also=("gru", "gru1", "gru3"),
    example="""\
inputs: {x: [[1.0, 0.5], [-0.5, 1.0]]}
given: {U_z: 0.4, U_r: -0.5, W_h: [0.9, 0.7], U_h: 0.5, b_h: -0.1}
initial: {h: 0.5}
ask: [z, r, h̃, h]
decimals: 4
""",
)
