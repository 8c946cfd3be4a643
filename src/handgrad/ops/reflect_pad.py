"""reflect_pad: an array mirrored at its edges."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import bordered, mirror, spatial, widened
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...], *, before: int, after: int) -> tuple[Axis, ...]:
    """Every place axis grows by the border on both sides."""
    count = spatial(x)
    return widened(x, (before,) * count, (after,) * count)


def _value(ar: Any, x: Any, before: int, after: int) -> Any:
    """The places inside stay, the border follows the rule."""
    count = min(len(x.shape), 2)
    return bordered(ar, x, (before,) * count, (after,) * count, mirror)


OP = Op(
    name="reflect_pad",
    summary="an array mirrored beyond its edges",
    inputs=("X",),
    attributes={"before": 1, "after": 1},
    shape=_axes,
    reads=("reflectpad",),
    writes={"unicode": "reflectpad", "latex": r"\operatorname{reflectpad}", "plain": "reflectpad"},
    value=_value,
    slope="element",
    says="{X} mirrored beyond its edges",
    source="documentation of torch.nn.ReflectionPad2d",
    examples={"[1, 2, 3]": "[2, 1, 2, 3, 2]"},
)
