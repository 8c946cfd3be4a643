"""transpose: rows become columns."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="transpose",
    summary="the transpose",
    inputs=("A",),
    shape="A: n×m -> m×n; A: n -> n; A: () -> ()",
    reads=("transpose",),
    writes={"kind": "Postfix"},
    element="Y[i, j] = A[j, i]; Y[i] = A[i]; Y = A",
    value=lambda ar, a: ar.turned(a),
    slope={"A": "transpose(g); transpose(g); g"},
    says="{A} transposed",
    source="Strang 2016, 2.7",
    examples={"[[1, 2], [3, 4]]": "[[1, 3], [2, 4]]"},
)
