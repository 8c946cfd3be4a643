"""matmul: rows times columns."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="matmul",
    summary="the matrix product",
    inputs=("A", "B"),
    shape="A: n×k, B: k×m -> n×m; A: n×k, B: k -> n; A: k, B: k×m -> m",
    reads=("matmul",),
    writes={"infix": ""},
    element="Y[i, j] = Σ_k A[i, k]·B[k, j]; Y[i] = Σ_k A[i, k]·B[k]; Y[j] = Σ_k A[k]·B[k, j]",
    value=lambda ar, a, b: ar.contract(a, b),
    slope={"A": "g Bᵀ; outer(g, B); B g", "B": "Aᵀ g; Aᵀ g; outer(A, g)"},
    says="{A} times {B}",
    lesson="towards the left factor: g·Bᵀ, towards the right: Aᵀ·g",
    source="Strang 2016, 2.4",
    examples={
        "[[1, 2], [3, 4]], [1, -1]": "[-1, -1]",
        "[[1, 2], [3, 4]], [[0, 1], [1, 0]]": "[[2, 1], [4, 3]]",
        "[1, -1], [[1, 2], [3, 4]]": "[-2, -2]",
    },
)
