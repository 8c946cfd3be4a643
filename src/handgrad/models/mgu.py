"""mgu: a gated unit with a single gate."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="mgu",
    kind="recurrent",
    title="MGU, minimal gated unit",
    summary="a gated recurrent unit with one gate for both purposes",
    equations="""
        f_t = σ(W_f x_t + U_f h_{t-1} + b_f)               forget gate
        h̃_t = tanh(W_h x_t + U_h (f_t ⊙ h_{t-1}) + b_h)   candidate
        h_t = (1 − f_t) ⊙ h_{t-1} + f_t ⊙ h̃_t             new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_f, W_h: n×d; U_f, U_h: n×n; b_f, b_h: n",
    output="h",
    parameters="2n(d + n + 1)",
    source='Zhou, Wu, Zhang, Zhou 2016, "Minimal gated unit for recurrent neural networks"',
    matches="no call of torch or Keras",
    differs="gru (its reset gate r has weights of its own; here r = z = f)",
    trouble="One gate has to decide two things: what is looked at and what is kept.",
    also="f: z; h̃: n c̃ ĥ; h: s",
    see_also=("gru", "gru1", "mingru"),
    example="""\
inputs: {x: [[1.0, 0.5], [-0.5, 1.0]]}
given:
  W_f: [0.6, -0.2]
  U_f: 0.4
  b_f: 0.1
  W_h: [0.9, 0.7]
  U_h: 0.5
  b_h: -0.1
initial: {h: 0.5}
ask: [f, h̃, h]
decimals: 4
""",
)
