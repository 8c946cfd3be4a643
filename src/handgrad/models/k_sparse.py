"""k_sparse: an autoencoder that keeps the k largest entries of its code."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="k_sparse",
    kind="autoencoders",
    title="k-sparse autoencoder",
    summary="only the k largest entries of the code are kept, here two",
    equations="""
        z = W_e x + b_e            sums
        m = top(z, keep = 2)       marks the two largest
        c = m ⊙ z                  code
        x̂ = W_d c + b_d            reconstruction
        L = sum((x̂ − x)^2)         squared error
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    output="x̂",
    code="c: n, at most k entries are not 0",
    parameters="n(d + 1) + d(n + 1)",
    source="Makhzani, Frey 2014",
    matches="torch.topk on the sums, the others set to 0",
    differs="sparse_l1 (a penalty, no fixed number); largest in absolute value (here the sign "
    "counts)",
    trouble="The gradient goes through the kept entries only, so units that are never among the "
    "first k never learn: k begins large and is lowered. In use a larger k often works "
    "better.",
    also="c: h; x̂: r",
    see_also=("sparse_l1", "sparse_kl"),
    example="""\
inputs: {x: [1.0, 0.5]}
given:
  W_e: [[0.4, -0.2], [0.1, 0.8], [0.6, 0.3], [-0.5, 0.2]]
  b_e: [0.1, -0.1, 0, 0.2]
  W_d: [[0.9, 0.3, 0.2, -0.1], [-0.4, 0.7, 0.5, 0.6]]
  b_d: [0, 0.1]
ask: [z, m, c, x̂, L, ∂L/∂z]
decimals: {default: 4, m: 0}
""",
)
