"""masked_attention: scaled dot-product attention that leaves positions out."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="masked_attention",
    kind="attention",
    title="Masked attention",
    summary="scaled dot-product attention in which some positions have weight exactly 0",
    equations="""
        d_k = width(K)                   length of a key
        S = (Q Kᵀ)/√d_k                  scores
        W = M ⊙ exp(S)                   what M shuts out counts 0
        A_i = W_i / Σ_j W_{ij}           weights of query i
        Y = A V                          weighted means
    """,
    inputs="Q: q×k, K: m×k, V: m×d, M: q×m",
    targets="T: q×d",
    output="Y",
    code="Y: q×d, for each query a mean of the values it may see",
    parameters="0",
    source="Vaswani et al. 2017, section 3.2.3; a causal mask lets query i see keys 1 to i",
    matches="torch.nn.functional.scaled_dot_product_attention(Q, K, V, attn_mask=M == 1); "
    "is_causal=True for the causal mask",
    differs="scaled_dot_product (all positions); multiplying A by the mask behind the softmax "
    "(the rows no longer add up to 1)",
    trouble="A row of M with nothing but 0 divides 0 by 0: libraries answer NaN, here it is an "
    "error.",
    also="A: α P; Y: O Z",
    see_also=("scaled_dot_product", "multi_head"),
    example="""\
inputs:
  Q: [[1, 0], [0.5, 1], [0, 1]]
  K: [[1, 2], [0, 1], [1, 1]]
  V: [[1, 0], [0, 1], [2, 2]]
  M: [[1, 0, 0], [1, 1, 0], [1, 1, 1]]    # causal: nobody looks ahead
ask: [S, A, Y]
decimals: 4
""",
)
