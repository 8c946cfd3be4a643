"""gru3: a GRU whose gates are learned constants."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="gru3",
    kind="recurrent",
    title="GRU3, gates from a bias alone",
    summary="a GRU whose gates are the same at every step",
    equations="""
        z_t = σ(b_z)                                      update gate, the same at every step
        r_t = σ(b_r)                                      reset gate, the same at every step
        h̃_t = tanh(W_h x_t + U_h (r_t ⊙ h_{t-1}) + b_h)   candidate
        h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t            new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_h: n×d; U_h: n×n; b_z, b_r, b_h: n",
    output="h",
    parameters="n(d + n + 1) + 2n",
    source='Dey, Salem 2017, "Gate-variants of gated recurrent unit neural networks" (GRU3)',
    matches="no call of torch or Keras",
    differs="gru (its gates depend on the input and the state); a leaky integrator (without r)",
    trouble="Its gates cannot react to anything: it is a plain recurrent network with a fixed "
    "time constant for each unit.",
    also="z: u; r: Γ_r; h̃: n c̃ ĥ; h: s",
    see_also=("gru", "gru1", "gru2"),
    example="""\
inputs: {x: [[1.0, 0.5], [-0.5, 1.0]]}
given: {b_z: 0.1, b_r: -0.4, W_h: [0.9, 0.7], U_h: 0.5, b_h: -0.1}
initial: {h: 0.5}
ask: [z, r, h̃, h]
decimals: 4
""",
)
