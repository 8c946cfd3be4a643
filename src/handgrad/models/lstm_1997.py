"""lstm_1997: long short-term memory as first published, without a forget gate."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lstm_1997",
    kind="recurrent",
    title="LSTM of 1997, without a forget gate",
    summary="the first LSTM: its cell only adds, it never forgets",
    equations="""
        i_t = σ(W_i x_t + U_i h_{t-1} + b_i)     input gate
        g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)  candidate
        c_t = c_{t-1} + i_t ⊙ g_t                cell: nothing is forgotten
        o_t = σ(W_o x_t + U_o h_{t-1} + b_o)     output gate
        h_t = o_t ⊙ tanh(c_t)                    output
    """,
    inputs="x: d",
    state="h: n, c: n",
    targets="y: n",
    weights="W_i, W_g, W_o: n×d; U_i, U_g, U_o: n×n; b_i, b_g, b_o: n",
    output="h",
    parameters="3n(d + n + 1)",
    source="Hochreiter, Schmidhuber 1997; its candidate ran from −2 to 2 and its output "
    "squashing from −1 to 1 were scaled logistic functions, here both are tanh as in "
    "later books",
    matches="no common library call; torch.nn.LSTM with a forget gate that is held at 1",
    differs="lstm (with the forget gate of Gers, Schmidhuber, Cummins 2000: c is multiplied by "
    "f before anything is added)",
    trouble="The cell grows as long as the sequence goes on: tanh(c) ends at ±1, its derivative "
    "at 0, and the unit is stuck. That is why the forget gate was added.",
    also="i: I y_{in}; g: C̃ c̃ a z; c: C s; o: O y_{out}; h: ỹ ŷ y",
    see_also=("lstm", "lstm_peephole", "lstm_coupled"),
    example="""\
inputs: {x: [[0.3, 0.6], [0.1, 1.0]]}
given:
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
ask: [i, g, c, o, h]
decimals: 4
""",
)
