"""gru_reset_after: gated recurrent unit, z weighs the new value, reset after the product."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="gru_reset_after",
    kind="recurrent",
    title="GRU, reset gate after the product, z weighs the new value",
    summary="a GRU whose reset gate acts on U_h h + c_h",
    equations="""
        z_t = σ(W_z x_t + U_z h_{t-1} + b_z)              update gate
        r_t = σ(W_r x_t + U_r h_{t-1} + b_r)              reset gate
        h̃_t = tanh(W_h x_t + b_h + r_t ⊙ (U_h h_{t-1} + c_h))   candidate
        h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t            new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_z, W_r, W_h: n×d;  U_z, U_r, U_h: n×n;  b_z, b_r, b_h, c_h: n",
    output="h",
    parameters="3n(d + n + 1) + n",
    family="gru",
    conventions={"gru_update": "new", "gru_reset": "after"},
    source="Cho et al. 2014, version 1, for the reset gate; Chung et al. 2014 for the update",
    matches="none by default; gru_pytorch is this with z and 1 − z exchanged",
    differs="gru (the reset gate acts before the product); gru_pytorch (z weighs the old state)",
    also="z: u Γ_u;  r: Γ_r;  h̃: n c̃ ĥ;  h: s;  W_z: W_{zx} W_{xz} W_{z,x};  "
    "U_z: W_{zh} W_{hz} W_{z,h};  W_r: W_{rx} W_{xr} W_{r,x};  U_r: W_{rh} W_{hr} W_{r,h};  "
    "W_h: W_{hx} W_{xh} W_{h,x} W;  U_h: W_{hh} W_{h,h} U;  b_h: b",
    trouble="Weights trained with the reset gate before the product give other numbers here.",
    see_also=("lstm", "elman"),
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
  c_h: 0.2
initial: {h: 0.5}
ask: [z, r, h̃, h]
decimals: 4
""",
)
