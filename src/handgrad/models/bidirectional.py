"""bidirectional: two recurrences, one from each end, joined."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="bidirectional",
    kind="recurrent",
    title="Bidirectional network, both directions side by side",
    summary="one network reads forward, one backward; their states are put one below the other",
    equations="""
        h⃗_t = tanh(W_f x_t + U_f h⃗_{t-1} + b_f)    forward, from the first step
        h⃖_t = tanh(W_b x_t + U_b h⃖_{t+1} + b_b)    backward, from the last step
        h_t = concat(h⃗_t, h⃖_t)                      both: 2n numbers
        o_t = V h_t + c                              output
    """,
    inputs="x: d",
    state="h⃗: n, h⃖: n",
    targets="y: k",
    weights="W_f, W_b: n×d; U_f, U_b: n×n; b_f, b_b: n; V: k×2n; c: k",
    output="o",
    code="h: 2n, at each step what came before and what comes after",
    parameters="2n(d + n + 1) + k(2n + 1)",
    source="Schuster, Paliwal 1997",
    matches="torch.nn.RNN(bidirectional=True) and torch.nn.Linear; "
    "keras.layers.Bidirectional(merge_mode='concat')",
    differs="bidirectional_sum, bidirectional_mean, bidirectional_product (how the two are "
    "joined); two stacked networks that both read forward",
    trouble="It needs the whole sequence before it can answer: it predicts nothing live. With "
    "sequences of different length in a batch the backward half has to begin at each "
    "one's own end, not in the padding.",
    also="o: ŷ; W_f: W_{→}; W_b: W_{←}; U_f: U_{→}; U_b: U_{←}; V: W_y W_o",
    beside=("bidirectional_sum", "bidirectional_mean", "bidirectional_product"),
    contrast="""\
inputs: {x: [1, -1, 0.5]}
initial: {h⃗: 0, h⃖: 0}
given: {W_f: 0.5, U_f: 0.8, b_f: 0, W_b: 0.5, U_b: 0.8, b_b: 0, V: 1, c: 0}
""",
    see_also=("elman", "bidirectional_sum", "seq2seq"),
    example="""\
inputs: {x: [1, -1, 0.5]}
given: {W_f: 0.5, U_f: 0.8, b_f: 0, W_b: 0.6, U_b: -0.4, b_b: 0.1, V: [1, -1], c: 0}
initial: {h⃗: 0, h⃖: 0}
ask: [h⃗, h⃖, h, o]
decimals: 4
""",
)
