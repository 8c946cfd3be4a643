"""luong_concat: attention by a small network on both states put together, with input feeding."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="luong_concat",
    kind="attention",
    title="Luong attention, concat",
    summary="scores come from a small network on the new decoder state and an encoder state "
    "together",
    equations="""
        s_t = tanh(W u_t + F s̃_{t-1} + U s_{t-1} + b)   decoder, fed its last answer too
        e_{t,j} = v · tanh(W_a concat(s_t, h_j))        score of position j
        α_t = softmax(e_t)                              weights
        c_t = Σ_j α_{t,j} h_j                           context
        s̃_t = tanh(W_c c_t + W_s s_t)                   answer, fed to the next step
    """,
    inputs="h: m×n, u: e",
    state="s: n, s̃: n",
    targets="y: n",
    weights="W: n×e; F, U: n×n; b: n; W_a: a×2n; v: a; W_c, W_s: n×n",
    output="s̃",
    code="h: m×n, one state for each position",
    parameters="n(e + 4n + 1) + a(2n + 1)",
    sizes="a = 16",
    source="Luong, Pham, Manning 2015, section 3.1 (concat), input feeding in section 3.3",
    matches="no single call of torch or Keras",
    differs="bahdanau (the same network, but on s_{t−1}); luong_general (no tanh)",
    trouble="W_a on both states together is W_a on one plus U_a on the other: it is Bahdanau's "
    "score at another time, and easily taken for it.",
    also="h: h̄; s: h; s̃: h̃; α: a; v: v_a",
    see_also=("luong_dot", "luong_general", "bahdanau"),
    example="""\
inputs: {h: [[1, 2], [0, 1], [1, 1]], u: [0, 1]}
given:
  W: [0.5, -0.5]
  F: [[0.2, 0], [0, 0.2]]
  U: [[0.3, 0], [0.1, 0.2]]
  b: [0.1, 0.2]
  W_a: [[0.5, 0.2, 0.2, 0.1], [0.1, 0.3, 0, 1]]     # on s, s, h, h
  v: [1, -1]
  W_c: [[0.5, 0.1], [0, 0.4]]
  W_s: [[0.6, 0], [0.2, 0.3]]
initial: {s: [0, 0], s̃: [0, 0]}
ask: [s, e, α, c, s̃]
decimals: 4
""",
)
