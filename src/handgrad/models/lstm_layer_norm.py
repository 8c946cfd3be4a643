"""lstm_layer_norm: an LSTM whose sums and cell are normalised."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lstm_layer_norm",
    kind="recurrent",
    title="LSTM with layer normalisation",
    summary="an LSTM that normalises both its sums, all gates together, and the cell it shows",
    equations="""
        p_t = W x_t                                            the input, all four gates
        q_t = U h_{t-1}                                        the past
        a_t = layer_norm(p_t, γ_x, β_x, ε) + layer_norm(q_t, γ_h, β_h, ε) + b
        i_t = σ(chunk(a_t, part = 1, count = 4))               input gate
        f_t = σ(chunk(a_t, part = 2, count = 4))               forget gate
        g_t = tanh(chunk(a_t, part = 3, count = 4))            candidate
        o_t = σ(chunk(a_t, part = 4, count = 4))               output gate
        c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t                        cell, carried as it is
        h_t = o_t ⊙ tanh(layer_norm(c_t, γ_c, β_c, ε))         output
    """,
    inputs="x: d",
    state="h: n, c: n",
    targets="y: n",
    weights="W: 4n×d; U: 4n×n; b: 4n; γ_x, β_x, γ_h, β_h: 4n; γ_c, β_c: n",
    constants="ε: ()",
    output="h",
    parameters="4n(d + n + 5) + 2n",
    source="Ba, Kiros, Hinton 2016, supplementary material (LSTM): mean and variance over all "
    "four gates",
    matches="no call of torch or Keras",
    differs="lstm_layer_norm_gates (each gate is normalised on its own); batch normalisation "
    "(over the examples, not over the features)",
    trouble="One unit alone is always normalised to β: it needs several. A product with 0 is "
    "normalised to β as well, so at t = 1 the past's share is not 0.",
    also="g: C̃ c̃; c: C",
    see_also=("lstm", "lstm_layer_norm_gates", "layer_norm"),
    example="""\
inputs: {x: [1]}
given:
  W: [0.5, -0.3, 0.8, 0.1, 0.4, -0.6, 0.9, 0.2]     # i, i, f, f, g, g, o, o
  U: [[0.2, 0.1], [0, 0.3], [-0.4, 0.5], [0.6, 0], [0.1, -0.2], [0.3, 0.3], [0, 0.7], [0.5, -0.5]]
  b: [0, 0, 1, 1, 0, 0, 0, 0]                       # forget gates begin open
  γ_x: [1, 1, 1, 1, 1, 1, 1, 1]
  β_x: [0, 0, 0, 0, 0, 0, 0, 0]
  γ_h: [1, 1, 1, 1, 1, 1, 1, 1]
  β_h: [0, 0, 0, 0, 0, 0, 0, 0]
  γ_c: [1, 1]
  β_c: [0, 0]
  ε: 0.00001
initial: {h: [0.5, -0.5], c: [0.2, 0.4]}
ask: [p, q, a, c, h]
decimals: 4
""",
)
