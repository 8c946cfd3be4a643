"""edge_pad: an array whose outermost entries are repeated."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import bordered, edge, spatial, widened
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...], *, before: int, after: int) -> tuple[Axis, ...]:
    """Every place axis grows by the border on both sides."""
    count = spatial(x)
    return widened(x, (before,) * count, (after,) * count)


def _value(ar: Any, x: Any, before: int, after: int) -> Any:
    """The places inside stay, the border follows the rule."""
    count = min(len(x.shape), 2)
    return bordered(ar, x, (before,) * count, (after,) * count, edge)


OP = Op(
    name="edge_pad",
    summary="an array whose outermost entries are repeated",
    inputs=("X",),
    attributes={"before": 1, "after": 1},
    shape=_axes,
    reads=("edgepad", "replicatepad"),
    writes={"unicode": "edgepad", "latex": r"\operatorname{edgepad}", "plain": "edgepad"},
    value=_value,
    slope="element",
    says="{X} with its edge repeated",
    source="documentation of torch.nn.ReplicationPad2d",
    examples={"[1, 2, 3]": "[1, 1, 2, 3, 3]"},
)
