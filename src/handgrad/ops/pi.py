"""pi: the ratio of a circle to its diameter."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="pi",
    summary="the number π",
    inputs=(),
    shape="-> ()",
    writes={"kind": "Name"},
    says="pi",
    source="DLMF 3.12",
)
