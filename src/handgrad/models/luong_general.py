"""luong_general: attention by a bilinear form, with input feeding."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="luong_general",
    kind="attention",
    title="Luong attention, general",
    summary="scores are inner products with a learned matrix between the two states",
    equations="""
        s_t = tanh(W u_t + F s̃_{t-1} + U s_{t-1} + b)   decoder, fed its last answer too
        e_{t,j} = s_t · (W_a h_j)                       score of position j
        α_t = softmax(e_t)                              weights
        c_t = Σ_j α_{t,j} h_j                           context
        s̃_t = tanh(W_c c_t + W_s s_t)                   answer, fed to the next step
    """,
    inputs="h: m×k, u: e",
    state="s: n, s̃: n",
    targets="y: n",
    weights="W: n×e; F, U: n×n; b: n; W_a: n×k; W_c: n×k; W_s: n×n",
    output="s̃",
    code="h: m×k, one state for each position",
    parameters="n(e + 3n + 2k + 1)",
    source="Luong, Pham, Manning 2015, section 3.1 (general), input feeding in section 3.3",
    matches="torch.nn.Bilinear(n, k, 1, bias=False) for one score",
    differs="luong_dot (W_a is the identity); luong_concat (a tanh, so no inner product)",
    trouble="The two states may differ in length, but W_a is one more matrix to learn; it "
    "begins best near the identity.",
    also="h: h̄; s: h; s̃: h̃; α: a",
    see_also=("luong_dot", "luong_concat", "bahdanau"),
    example="""\
inputs: {h: [[1, 2], [0, 1], [1, 1]], u: [0, 1]}
given:
  W: [0.5, -0.5]
  F: [[0.2, 0], [0, 0.2]]
  U: [[0.3, 0], [0.1, 0.2]]
  b: [0.1, 0.2]
  W_a: [[1, 0.5], [0, 2]]
  W_c: [[0.5, 0.1], [0, 0.4]]
  W_s: [[0.6, 0], [0.2, 0.3]]
initial: {s: [0, 0], s̃: [0, 0]}
ask: [s, e, α, c, s̃]
decimals: 4
""",
)
