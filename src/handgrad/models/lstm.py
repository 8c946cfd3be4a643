"""lstm: gates decide what a cell keeps, takes in and shows."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lstm",
    kind="recurrent",
    title="LSTM, long short-term memory",
    summary="a recurrent cell with a memory of its own and three gates",
    equations="""
        f_t = σ(W_f x_t + U_f h_{t-1} + b_f)     forget gate
        i_t = σ(W_i x_t + U_i h_{t-1} + b_i)     input gate
        g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)  candidate
        c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t          cell
        o_t = σ(W_o x_t + U_o h_{t-1} + b_o)     output gate
        h_t = o_t ⊙ tanh(c_t)                    output
    """,
    inputs="x: d",
    state="h: n, c: n",
    targets="y: n",
    weights="W_f, W_i, W_g, W_o: n×d;  U_f, U_i, U_g, U_o: n×n;  b_f, b_i, b_g, b_o: n",
    output="h",
    parameters="4n(d + n + 1)",
    source="Hochreiter, Schmidhuber 1997; with forget gate Gers, Schmidhuber, Cummins 2000",
    matches="torch.nn.LSTM, rows in the order i, f, g, o, its two biases b_ih and b_hh add up; "
    "keras.layers.LSTM, columns in the order i, f, c, o, one bias",
    differs="lstm_1997 (no forget gate: the cell only adds); lstm_peephole (the gates also see the "
    "cell); lstm_coupled (i = 1 − f)",
    also="f: F;  i: I;  g: C̃ c̃ a z;  c: C;  o: O;  h: ỹ ŷ s y;  "
    "W_f: W_{xf} W_{f,x} W_{fx};  U_f: W_{hf} W_{f,h} W_{fh} R_f;  "
    "W_i: W_{xi} W_{i,x} W_{ix};  U_i: W_{hi} W_{i,h} W_{ih} R_i;  "
    "W_g: W_c W_C W_a W_{xc} W_{c,x} W_{cx} W_{xg};  "
    "U_g: U_c U_C U_a W_{hc} W_{c,h} W_{ch} W_{hg};  b_g: b_c b_C b_a;  "
    "W_o: W_{xo} W_{o,x} W_{ox};  U_o: W_{ho} W_{o,h} W_{oh} R_o;  y: d target",
    trouble="The forget gate begins near ½ and memory fades at once, so its bias is begun at 1. "
    "Weights of another library need their gates reordered, and torch's second bias added.",
    beside=("lstm_1997", "lstm_peephole", "lstm_coupled"),
    contrast="""\
inputs: {x: [1]}
initial: {h: 0.5, c: 1}
given:
  W_f: 0.5
  U_f: 0.5
  b_f: 0
  p_f: 1
  W_i: 1
  U_i: 0.5
  b_i: 0
  p_i: -1
  W_g: 1
  U_g: 0.5
  b_g: 0
  W_o: 0.5
  U_o: 0.5
  b_o: 0
  p_o: 1
""",
    see_also=("lstm_1997", "lstm_peephole", "lstm_coupled", "lstm_projection", "gru", "slstm"),
    example="""\
inputs: {x: [[0.3, 0.6], [0.1, 1.0]]}     # one row a time step
given:                                    # W on the input, U on the previous output, b the bias
  W_f: [0.8, 0.4]
  U_f: 0.1
  b_f: 0.2
  W_i: [0.9, 0.8]
  U_i: 0.7
  b_i: 0.5
  W_g: [0.4, 0.2]
  U_g: 0.1
  b_g: 0.3
  W_o: [0.6, 0.4]
  U_o: 0.1
  b_o: 0.2
initial: {h: 0, c: 0}
targets: {y: [0.2, 0.4]}
ask: [f, i, g, c, o, h, abs_error]
decimals: 4
""",
)
