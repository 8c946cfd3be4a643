"""scaled_dot_product: every query looks at every key, and takes the values in that proportion."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="scaled_dot_product",
    kind="attention",
    title="Scaled dot-product attention",
    summary="weights from inner products of queries and keys, divided by the root of their length",
    equations="""
        d_k = width(K)                   length of a key
        S = (Q Kᵀ)/√d_k                  scores, one row a query
        A = softmax(S)                   weights, every row adds up to 1
        Y = A V                          weighted means of the values
    """,
    inputs="Q: q×k, K: m×k, V: m×d",
    targets="T: q×d",
    output="Y",
    code="Y: q×d, for each query a mean of the values",
    parameters="0",
    source="Vaswani et al. 2017, eq. 1",
    matches="torch.nn.functional.scaled_dot_product_attention(Q, K, V); keras.layers.Attention "
    "is without the root",
    differs="luong_dot (without the root); bahdanau (scores by a small network)",
    trouble="Cost grows with the product of the two lengths. Masked positions get −∞ before the "
    "softmax; a row with nothing but masked positions has no weights at all.",
    also="A: α P; Y: O Z",
    see_also=("multi_head", "masked_attention", "luong_dot"),
    example="""\
inputs:
  Q: [[1, 0], [0.5, 1]]                   # two queries
  K: [[1, 2], [0, 1], [1, 1]]             # three keys
  V: [[1, 0], [0, 1], [2, 2]]             # and their values
ask: [d_k, S, A, Y]
decimals: {default: 4, d_k: 0}
""",
)
