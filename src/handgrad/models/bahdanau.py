"""bahdanau: a small network scores every encoder state."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="bahdanau",
    kind="attention",
    title="Bahdanau attention (additive)",
    summary="a decoder that weighs all encoder states anew at every step, by a small network",
    equations="""
        e_{t,j} = v · tanh(W_a s_{t-1} + U_a h_j)    score of position j, from the state before
        α_t = softmax(e_t)                           weights, they add up to 1
        c_t = Σ_j α_{t,j} h_j                        context, the weighted mean of the annotations
        s_t = tanh(W u_t + U s_{t-1} + C c_t + b)    decoder
    """,
    inputs="h: m×k, u: e",
    state="s: n",
    targets="y: n",
    weights="W_a: a×n; U_a: a×k; v: a; W: n×e; U: n×n; C: n×k; b: n",
    output="s",
    code="h: m×k, one annotation for each of the m positions; nothing is squeezed into one vector",
    parameters="a(n + k + 1) + n(e + n + k + 1)",
    sizes="a = 16, k = 40",
    source="Bahdanau, Cho, Bengio 2015, section 3.1 and appendix A.1.2; their decoder is a "
    "GRU, their annotations come from a bidirectional one",
    matches="no call of torch; keras.layers.AdditiveAttention computes the scores without W_a "
    "and U_a",
    differs="luong_concat (scores from the state s_t of the same step, and in one product); "
    "luong_dot (no network at all)",
    trouble="The scores have to read h_j: a tutorial of several years scored from the decoder's "
    "side alone. Padded positions need weight 0, so they are masked before the softmax, "
    "not after it.",
    also="e: a; α: a; c: context; h: annotations; s: d; W_a: W_1; U_a: W_2; v: v_a V",
    see_also=("luong_dot", "luong_concat", "seq2seq", "scaled_dot_product"),
    example="""\
inputs: {h: [[1, 2], [0, 1], [1, 1]], u: [0, 1]}    # three annotations; one number a decoder step
given:
  W_a: [[0.5, 0.2], [0.1, 0.3]]
  U_a: [[0.2, 0.1], [0, 1]]
  v: [1, -1]
  W: [0.5, -0.5]
  U: [[0.3, 0], [0.1, 0.2]]
  C: [[0.5, 0.1], [0, 0.4]]
  b: [0, 0]
initial: {s: [0, 0]}
ask: [e, α, c, s]
decimals: 4
""",
)
