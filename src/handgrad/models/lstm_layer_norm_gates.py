"""lstm_layer_norm_gates: an LSTM that normalises each gate's sum by itself."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lstm_layer_norm_gates",
    kind="recurrent",
    title="LSTM with layer normalisation, gate by gate",
    summary="an LSTM that normalises the sum of each gate on its own, and the cell it carries",
    equations="""
        f_t = σ(layer_norm(W_f x_t + U_f h_{t-1}, γ_f, β_f, ε))      forget gate
        i_t = σ(layer_norm(W_i x_t + U_i h_{t-1}, γ_i, β_i, ε))      input gate
        g_t = tanh(layer_norm(W_g x_t + U_g h_{t-1}, γ_g, β_g, ε))   candidate
        o_t = σ(layer_norm(W_o x_t + U_o h_{t-1}, γ_o, β_o, ε))      output gate
        c_t = layer_norm(f_t ⊙ c_{t-1} + i_t ⊙ g_t, γ_c, β_c, ε)     cell, carried normalised
        h_t = o_t ⊙ tanh(c_t)                                        output
    """,
    inputs="x: d",
    state="h: n, c: n",
    targets="y: n",
    weights="W_f, W_i, W_g, W_o: n×d; U_f, U_i, U_g, U_o: n×n; γ_f, γ_i, γ_g, γ_o, γ_c: n; β_f, "
    "β_i, β_g, β_o, β_c: n",
    constants="ε: ()",
    output="h",
    parameters="4n(d + n) + 10n",
    source="Ba, Kiros, Hinton 2016 for the idea; this placement is that of TensorFlow 1's "
    "LayerNormBasicLSTMCell",
    matches="tf.contrib.rnn.LayerNormBasicLSTMCell without its forget bias and dropout; β takes "
    "the place of a bias",
    differs="lstm_layer_norm (all gates together, the two products apart, the cell carried as "
    "it is)",
    trouble="One unit alone is always normalised to β. The carried cell is normalised at every "
    "step, so it cannot count up.",
    also="g: C̃ c̃; c: C",
    see_also=("lstm", "lstm_layer_norm", "layer_norm"),
    example="""\
inputs: {x: [1, -0.5]}
given:
  W_f: [0.8, 0.1]
  U_f: [[-0.4, 0.5], [0.6, 0]]
  W_i: [0.5, -0.3]
  U_i: [[0.2, 0.1], [0, 0.3]]
  W_g: [0.4, -0.6]
  U_g: [[0.1, -0.2], [0.3, 0.3]]
  W_o: [0.9, 0.2]
  U_o: [[0, 0.7], [0.5, -0.5]]
  γ_f: [0.5, 0.5]
  β_f: [1, 1]
  γ_i: [0.5, 0.5]
  β_i: [0, 0]
  γ_g: [0.5, 0.5]
  β_g: [0, 0]
  γ_o: [0.5, 0.5]
  β_o: [0, 0]
  γ_c: [1, 1]
  β_c: [0, 0]
  ε: 0.1
initial: {h: [0.5, -0.5], c: [0.2, 0.4]}
ask: [f, i, g, o, c, h]
decimals: 4
""",
)
