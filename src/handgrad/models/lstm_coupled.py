"""lstm_coupled: an LSTM that takes in exactly as much as it forgets."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lstm_coupled",
    kind="recurrent",
    title="LSTM with coupled gates (CIFG)",
    summary="an LSTM whose input gate is one minus its forget gate",
    equations="""
        f_t = σ(W_f x_t + U_f h_{t-1} + b_f)       forget gate
        g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)    candidate
        c_t = f_t ⊙ c_{t-1} + (1 − f_t) ⊙ g_t      cell: i = 1 − f
        o_t = σ(W_o x_t + U_o h_{t-1} + b_o)       output gate
        h_t = o_t ⊙ tanh(c_t)                      output
    """,
    inputs="x: d",
    state="h: n, c: n",
    targets="y: n",
    weights="W_f, W_g, W_o: n×d; U_f, U_g, U_o: n×n; b_f, b_g, b_o: n",
    output="h",
    parameters="3n(d + n + 1)",
    source='Greff, Srivastava, Koutník, Steunebrink, Schmidhuber 2017, "LSTM: a search space '
    'odyssey" (CIFG)',
    matches="ONNX LSTM with input_forget = 1; torch.nn.LSTM has no such option",
    differs="lstm (i has weights of its own, so f + i may be more or less than 1); gru (the "
    "same coupling, but without a cell)",
    trouble="The cell is an average of what was there, so it cannot count. In return it stays "
    "between −1 and 1 and has a quarter fewer weights.",
    also="f: F; g: C̃ c̃ a z; c: C; o: O; h: ỹ ŷ s y",
    see_also=("lstm", "gru", "lstm_peephole"),
    example="""\
inputs: {x: [[0.3, 0.6], [0.1, 1.0]]}
given:
  W_f: [0.8, 0.4]
  U_f: 0.1
  b_f: 0.2
  W_g: [0.4, 0.2]
  U_g: 0.1
  b_g: 0.3
  W_o: [0.6, 0.4]
  U_o: 0.1
  b_o: 0.2
initial: {h: 0, c: 0}
ask: [f, g, c, o, h]
decimals: 4
""",
)
