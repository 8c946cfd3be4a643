"""width: the length of the last axis: the d_k of attention."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="width",
    summary="the length of the last axis",
    shape="x: … -> ()",
    reads=("width",),
    writes={"unicode": "width", "latex": r"\operatorname{width}", "plain": "width"},
    value=lambda ar, x: ar.size(x, -1),
    slope={"x": "0"},
    kinks="a length: it does not depend on the values",
    says="the length of a row of {x}",
    source="Vaswani et al. 2017 (d_k)",
    examples={"[1, 2, 3]": "3", "[[1, 2], [3, 4]]": "2"},
)
