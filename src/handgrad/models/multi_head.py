"""multi_head: several attentions side by side, each with its own view of the input."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="multi_head",
    kind="attention",
    title="Multi-head attention",
    summary="several scaled dot-product attentions on projections of the input, added up again",
    equations="""
        Q_i = X A_i                            queries of head i
        K_i = Z B_i                            keys of head i
        V_i = Z C_i                            values of head i
        d_k = width(B)                         length of a key
        S_i = softmax((Q_i K_iᵀ)/√d_k)         weights of head i
        Y = Σ_i S_i V_i O_i                    what the heads found, projected and added
    """,
    inputs="X: q×d, Z: m×d",
    targets="T: q×d",
    weights="A, B: r×d×k; C: r×d×k; O: r×k×d",
    output="Y",
    code="Y: q×d, for each query what the r heads found",
    parameters="4rdk",
    sizes="d = 64, r = 8, k = 8",
    source="Vaswani et al. 2017, section 3.2.2; their W^O is the O_i below one another, so "
    "that the product of the concatenation is this sum",
    matches="torch.nn.MultiheadAttention(d, r, bias=False) with k = d/r: A, B, C side by side "
    "are in_proj_weight transposed, O out_proj.weight transposed",
    differs="scaled_dot_product (one head, no weights); self-attention is this with Z = X",
    trouble="torch keeps one bias a projection, and averages the weights it returns over the "
    "heads. With d fixed, more heads means shorter keys.",
    also="A: W_Q; B: W_K; C: W_V; O: W_O",
    see_also=("scaled_dot_product", "masked_attention"),
    example="""\
inputs:
  X: [[1, 0], [0.5, 1]]                   # two queries
  Z: [[1, 2], [0, 1], [1, 1]]             # three positions to look at
given:
  A: [[[1, 0], [0, 1]], [[0.5, 0.5], [0, 1]]]     # two heads
  B: [[[1, 0], [0, 1]], [[1, 0], [0.5, 1]]]
  C: [[[0.5, 0], [0, 1]], [[1, 0.5], [0, 1]]]
  O: [[[1, 0], [0, 1]], [[0.5, 0], [0, 0.5]]]
ask: [Q, K, V, d_k, S, Y]
decimals: {default: 4, d_k: 0}
""",
)
