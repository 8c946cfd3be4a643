"""max_pool: the largest entry of each window."""

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
    name="max_pool",
    summary="the largest entry of each window",
    inputs=("X",),
    attributes={"size": 2, "stride": None},
    shape=_axes,
    reads=("max_pool", "maxpool", "MaxPool", "maxpool2d"),
    writes={"unicode": "maxpool", "latex": r"\operatorname{maxpool}", "plain": "max_pool"},
    value=lambda ar, x, size, stride: ar.pool("maximum", x, size, stride),
    slope="element",
    kinks="at a tie the first of the largest entries gets the derivative",
    says="the largest entry of each window of {X}",
    source="Zhou, Chellappa 1988",
    examples={
        "[[1, 2, 0, 1], [4, 3, 1, 1], [0, 0, 5, 6], [1, 0, 7, 8]]": "[[4, 1], [1, 8]]",
        "[1, 3, 2, 0]": "[3, 2]",
    },
)
