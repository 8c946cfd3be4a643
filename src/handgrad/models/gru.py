"""gru: gated recurrent unit, z weighs the new value, reset before the product."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="gru",
    kind="recurrent",
    title="GRU, gated recurrent unit (Chung et al. 2014)",
    summary="a recurrent cell with an update gate and a reset gate",
    equations="""
        z_t = σ(W_z x_t + U_z h_{t-1} + b_z)              update gate
        r_t = σ(W_r x_t + U_r h_{t-1} + b_r)              reset gate
        h̃_t = tanh(W_h x_t + U_h (r_t ⊙ h_{t-1}) + b_h)   candidate
        h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t            new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_z, W_r, W_h: n×d;  U_z, U_r, U_h: n×n;  b_z, b_r, b_h: n",
    output="h",
    parameters="3n(d + n + 1)",
    family="gru",
    conventions={"gru_update": "new", "gru_reset": "before"},
    source="Chung, Gulcehre, Cho, Bengio 2014, section 3.2",
    matches="no default of a common library: ONNX GRU with z and 1 − z exchanged",
    differs="gru_cho (z weighs the old state); "
    "gru_reset_after (the reset gate acts behind the product)",
    contrast="""\
inputs: {x: [1]}
initial: {h: [0.5, -0.5]}
given:
  W_z: [1, 0]
  W_h: [1, 0]
  W_r: [1, -1]
  U_z: [[0, 1], [1, 0]]
  U_r: [[0, 1], [1, 0]]
  U_h: [[0, 1], [1, 0]]
  b_z: [0, 0]
  b_r: [0, 0]
  b_h: [0, 0]
  c_h: [0, 0]
""",
    also="z: u Γ_u;  r: Γ_r;  h̃: n c̃ ĥ;  h: s;  W_z: W_{zx} W_{xz} W_{z,x};  "
    "U_z: W_{zh} W_{hz} W_{z,h};  W_r: W_{rx} W_{xr} W_{r,x};  U_r: W_{rh} W_{hr} W_{r,h};  "
    "W_h: W_{hx} W_{xh} W_{h,x} W;  U_h: W_{hh} W_{h,h} U;  b_h: b",
    trouble="Two choices differ from book to book, so the same weights give different numbers: "
    "what z weighs, and where r acts. Ask which is meant before comparing digits.",
    see_also=("gru_cho", "gru_pytorch", "gru_reset_after", "mgu", "mingru", "lstm"),
    example="""\
inputs: {x: [[1.0, 0.5], [-0.5, 1.0]]}    # one row a time step
given:                                    # W on the input, U on the previous state, b the bias
  W_z: [0.6, -0.2]
  U_z: 0.4
  b_z: 0.1
  W_r: [0.3, 0.8]
  U_r: -0.5
  b_r: 0
  W_h: [0.9, 0.7]
  U_h: 0.5
  b_h: -0.1
initial: {h: 0.5}
ask: [z, r, h̃, h]
decimals: 4
""",
)
