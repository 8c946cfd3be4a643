"""global_average_pool: the average of each channel."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import spatial
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """One number a channel: the last two axes go (the only one of a vector)."""
    return x[: len(x) - spatial(x)]


def _value(ar: Any, x: Any) -> Any:
    """One window as large as the image."""
    for _ in range(min(len(x.shape), 2)):
        x = ar.average(x, -1)
    return x


OP = Op(
    name="global_average_pool",
    summary="the average of each channel",
    inputs=("X",),
    shape=_axes,
    reads=("global_average_pool", "globalavgpool"),
    writes={
        "unicode": "globalavgpool",
        "latex": r"\operatorname{globalavgpool}",
        "plain": "globalavgpool",
    },
    value=_value,
    slope="element",
    kinks="none",
    says="the average of each channel of {X}",
    source="Lin, Chen, Yan 2014, section 3.2",
    examples={"[[1, 2], [3, 6]]": "3"},
)
