"""lstm_peephole: an LSTM whose gates look at the cell."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lstm_peephole",
    kind="recurrent",
    title="LSTM with peephole connections",
    summary="an LSTM whose gates also see the cell",
    equations="""
        f_t = σ(W_f x_t + U_f h_{t-1} + p_f ⊙ c_{t-1} + b_f)   forget gate, sees the old cell
        i_t = σ(W_i x_t + U_i h_{t-1} + p_i ⊙ c_{t-1} + b_i)   input gate, sees the old cell
        g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)                candidate
        c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t                        cell
        o_t = σ(W_o x_t + U_o h_{t-1} + p_o ⊙ c_t + b_o)       output gate, sees the new cell
        h_t = o_t ⊙ tanh(c_t)                                  output
    """,
    inputs="x: d",
    state="h: n, c: n",
    targets="y: n",
    weights="W_f, W_i, W_g, W_o: n×d; U_f, U_i, U_g, U_o: n×n; p_f, p_i, p_o: n; b_f, b_i, b_g, "
    "b_o: n",
    output="h",
    parameters="4n(d + n + 1) + 3n",
    source="Gers, Schraudolph, Schmidhuber 2002",
    matches="ONNX LSTM with the input P, in the order i, o, f; torch.nn.LSTM has no peepholes",
    differs="lstm (its gates do not see the cell); a version whose output gate looks at the old "
    "cell too",
    trouble="Small gains on most tasks, larger ones where exact timing counts. The usual slip "
    "is o with c at t − 1: the output gate sees the new cell.",
    also="f: F; i: I; g: C̃ c̃ a z; c: C; o: O; h: ỹ ŷ s y; p_f: V_f w_{cf} W_{cf}; p_i: V_i "
    "w_{ci} W_{ci}; p_o: V_o w_{co} W_{co}",
    see_also=("lstm", "lstm_coupled"),
    example="""\
inputs: {x: [[0.3, 0.6], [0.1, 1.0]]}
given:
  W_f: [0.8, 0.4]
  U_f: 0.1
  p_f: 0.5
  b_f: 0.2
  W_i: [0.9, 0.8]
  U_i: 0.7
  p_i: -0.3
  b_i: 0.5
  W_g: [0.4, 0.2]
  U_g: 0.1
  b_g: 0.3
  W_o: [0.6, 0.4]
  U_o: 0.1
  p_o: 0.4
  b_o: 0.2
initial: {h: 0, c: 0}
ask: [f, i, g, c, o, h]
decimals: 4
""",
)
