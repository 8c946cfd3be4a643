"""average_pool: the average of each window."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import spatial
from handgrad.graph.node import Axis
from handgrad.graph.op import Op
from handgrad.graph.window import slid


def _axes(x: tuple[Axis, ...], *, size: Any, stride: Any) -> tuple[Axis, ...]:
    """Windows over the last two axes (the only one of a vector); other axes stay."""
    count = spatial(x)
    windows = size if isinstance(size, tuple) else (size,) * count
    steps = windows if stride is None else stride
    lead = len(x) - count
    return x[:lead] + slid(x[lead:], tuple(Axis("window", w) for w in windows), stride=steps)


OP = Op(
    name="average_pool",
    summary="the average of each window",
    inputs=("X",),
    attributes={"size": 2, "stride": None},
    shape=_axes,
    reads=("average_pool", "avg_pool", "avgpool", "AvgPool", "avgpool2d"),
    writes={"unicode": "avgpool", "latex": r"\operatorname{avgpool}", "plain": "average_pool"},
    value=lambda ar, x, size, stride: ar.pool("mean", x, size, stride),
    slope="element",
    kinks="none",
    says="the average of each window of {X}",
    source="LeCun et al. 1998",
    examples={"[[1, 2, 0, 2], [4, 1, 1, 1], [0, 0, 5, 6], [1, 0, 7, 8]]": "[[2, 1], [1/4, 13/2]]"},
)
