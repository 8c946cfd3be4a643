"""lstm_projection: an LSTM that hands on a shorter output than its cell."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lstm_projection",
    kind="recurrent",
    title="LSTM with a projection",
    summary="an LSTM whose output is projected to fewer numbers before it is fed back",
    equations="""
        f_t = σ(W_f x_t + U_f h_{t-1} + b_f)     forget gate
        i_t = σ(W_i x_t + U_i h_{t-1} + b_i)     input gate
        g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)  candidate
        c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t          cell, n numbers
        o_t = σ(W_o x_t + U_o h_{t-1} + b_o)     output gate
        m_t = o_t ⊙ tanh(c_t)                    what the cell shows
        h_t = W_p m_t                            output, k numbers, fed back
    """,
    inputs="x: d",
    state="h: k, c: n",
    targets="y: k",
    weights="W_f, W_i, W_g, W_o: n×d; U_f, U_i, U_g, U_o: n×k; b_f, b_i, b_g, b_o: n; W_p: k×n",
    output="h",
    parameters="4n(d + k + 1) + kn",
    source="Sak, Senior, Beaufays 2014 (recurrent projection layer, without the non-recurrent one)",
    matches="torch.nn.LSTM(proj_size=k): h has k entries, c keeps n; weight_hr_l0 is W_p",
    differs="lstm (h is as long as c); a linear layer behind the LSTM (it is not fed back)",
    trouble="The two lengths are mixed up: U has k columns, not n, and the initial h has k "
    "entries while c has n.",
    also="f: F; i: I; g: C̃ c̃ a z; c: C; o: O; m: r; W_p: W_r W_{hr} P",
    see_also=("lstm",),
    example="""\
inputs: {x: [1, -0.5]}
given:
  W_f: [0.8, 0.4]                         # two cells, one output: U has one column
  U_f: [0.1, -0.3]
  b_f: [0.2, 0]
  W_i: [0.9, 0.8]
  U_i: [0.7, 0.2]
  b_i: [0.5, -0.1]
  W_g: [0.4, -0.6]
  U_g: [0.1, 0.3]
  b_g: [0.3, 0.1]
  W_o: [0.6, 0.4]
  U_o: [0.1, 0.2]
  b_o: [0.2, 0]
  W_p: [0.5, -1]
initial: {h: 0, c: [0, 0.4]}
ask: [f, i, g, c, o, m, h]
decimals: 4
""",
)
