"""flatten: all entries as one vector, the last axis running fastest."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _one(x: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """The product of all lengths."""
    total: int | str = 1
    for axis in x:
        known = isinstance(total, int) and isinstance(axis.size, int)
        total = int(total) * int(axis.size) if known else f"{total}·{axis.size}"
    return (Axis("entry", total),)


def _value(ar: Any, x: Any) -> Any:
    """Rows end to end, until one axis is left."""
    while len(getattr(x, "shape", ())) > 1:
        x = ar.concat([ar.part(x, (i,)) for i in range(x.shape[0])])
    return x


OP = Op(
    name="flatten",
    summary="all entries as one vector",
    inputs=("X",),
    shape=_one,
    reads=("flatten", "vec"),
    writes={"unicode": "flatten", "latex": r"\operatorname{flatten}", "plain": "flatten"},
    value=_value,
    slope="element",
    says="all entries of {X}, row after row",
    source="documentation of torch.nn.Flatten",
    examples={"[[1, 2], [3, 4]]": "[1, 2, 3, 4]"},
)
