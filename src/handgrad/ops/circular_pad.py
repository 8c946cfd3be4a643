"""circular_pad: an array that goes on at its other end."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import bordered, other_end, spatial, widened
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...], *, before: int, after: int) -> tuple[Axis, ...]:
    """Every place axis grows by the border on both sides."""
    count = spatial(x)
    return widened(x, (before,) * count, (after,) * count)


def _value(ar: Any, x: Any, before: int, after: int) -> Any:
    """The places inside stay, the border follows the rule."""
    count = min(len(x.shape), 2)
    return bordered(ar, x, (before,) * count, (after,) * count, other_end)


OP = Op(
    name="circular_pad",
    summary="an array that goes on at its other end",
    inputs=("X",),
    attributes={"before": 1, "after": 1},
    shape=_axes,
    reads=("circularpad", "wrappad"),
    writes={
        "unicode": "circularpad",
        "latex": r"\operatorname{circularpad}",
        "plain": "circularpad",
    },
    value=_value,
    slope="element",
    says="{X} as a ring",
    source="documentation of torch.nn.CircularPad2d",
    examples={"[1, 2, 3]": "[3, 1, 2, 3, 1]"},
)
