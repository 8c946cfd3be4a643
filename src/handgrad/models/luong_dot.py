"""luong_dot: attention by inner products, with input feeding."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="luong_dot",
    kind="attention",
    title="Luong attention, dot product",
    summary="scores are inner products of the decoder's new state with every encoder state",
    equations="""
        s_t = tanh(W u_t + F s̃_{t-1} + U s_{t-1} + b)   decoder, fed its last answer too
        e_{t,j} = s_t · h_j                             score of position j, from the new state
        α_t = softmax(e_t)                              weights
        c_t = Σ_j α_{t,j} h_j                           context
        s̃_t = tanh(W_c c_t + W_s s_t)                   answer, fed to the next step
    """,
    inputs="h: m×n, u: e",
    state="s: n, s̃: n",
    targets="y: n",
    weights="W: n×e; F, U: n×n; b: n; W_c, W_s: n×n",
    output="s̃",
    code="h: m×n, one state for each position",
    parameters="n(e + 4n + 1)",
    source="Luong, Pham, Manning 2015, section 3.1 (dot), input feeding in section 3.3",
    matches="keras.layers.Attention() for the scores; no call for the whole",
    differs="bahdanau (scores from s_{t−1} and a small network); luong_general (a matrix "
    "between the two)",
    trouble="Both states must have the same length, and scores grow with it: with long states "
    "the softmax is nearly a choice of one. scaled_dot_product divides by the root of "
    "the length.",
    also="h: h̄; s: h; s̃: h̃; α: a; W_c: W_c",
    see_also=("luong_general", "luong_concat", "luong_local_m", "luong_local_p", "bahdanau"),
    example="""\
inputs: {h: [[1, 2], [0, 1], [1, 1]], u: [0, 1]}
given:
  W: [0.5, -0.5]
  F: [[0.2, 0], [0, 0.2]]
  U: [[0.3, 0], [0.1, 0.2]]
  b: [0.1, 0.2]
  W_c: [[0.5, 0.1], [0, 0.4]]
  W_s: [[0.6, 0], [0.2, 0.3]]
initial: {s: [0, 0], s̃: [0, 0]}
ask: [s, e, α, c, s̃]
decimals: 4
""",
)
