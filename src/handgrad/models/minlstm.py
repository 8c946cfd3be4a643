"""minlstm: an LSTM whose gates look at the input only: all steps at once."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="minlstm",
    kind="recurrent",
    title="minLSTM",
    summary="an LSTM without hidden-to-gate weights: its gates add up to one and see only the "
    "input",
    equations="""
        f_t = σ(W_f x_t + b_f)               forget gate, from the input alone
        i_t = σ(W_i x_t + b_i)               input gate, from the input alone
        h̃_t = W_h x_t + b_h                  candidate, not squashed
        f'_t = f_t / (f_t + i_t)             share of the old
        i'_t = i_t / (f_t + i_t)             share of the new
        h_t = f'_t ⊙ h_{t-1} + i'_t ⊙ h̃_t    new state
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W_f, W_i, W_h: n×d; b_f, b_i, b_h: n",
    output="h",
    parameters="3n(d + 1)",
    source='Feng, Tung, Ahmed, Bengio, Hajimirsadeghi 2024, "Were RNNs all we needed?"',
    matches="no call of torch or Keras; since no gate sees h, all steps follow from one "
    "parallel scan",
    differs="lstm (its gates see h, so the steps have to wait for one another); mingru (one gate)",
    trouble="A single layer cannot react to its own state: depth has to replace it. In 16-bit "
    "numbers the scan is done on logarithms.",
    also="h̃: n c̃ ĥ",
    see_also=("lstm", "mingru", "indrnn"),
    example="""\
inputs: {x: [[1.0, 0.5], [-0.5, 1.0]]}
given: {W_f: [0.8, 0.4], b_f: 0.2, W_i: [0.9, -0.8], b_i: 0.5, W_h: [0.4, 0.2], b_h: 0.3}
initial: {h: 0}
ask: [f, i, h̃, f', i', h]
decimals: 4
""",
)
