"""norm: the length of a vector."""

from __future__ import annotations

from handgrad.graph.axes import reduced
from handgrad.graph.op import Op

OP = Op(
    name="norm",
    summary="the Euclidean norm",
    attributes={"axis": None},
    shape=reduced,
    reads=("norm", "norm_2"),
    writes={"kind": "Fence"},
    element="sqrt(sum(x^2))",
    slope={"x": "g·x / y"},
    kinks="no derivative at the zero vector",
    says="the length of {x}",
    source="Strang 2016, 1.2",
    examples={"[3, 4]": "5"},
)
