"""pad: zeros round an array."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import bordered, spatial, widened, zero
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...], *, before: int, after: int) -> tuple[Axis, ...]:
    """Every place axis grows by the border on both sides."""
    count = spatial(x)
    return widened(x, (before,) * count, (after,) * count)


def _value(ar: Any, x: Any, before: int, after: int) -> Any:
    """The places inside stay, the border follows the rule."""
    count = min(len(x.shape), 2)
    return bordered(ar, x, (before,) * count, (after,) * count, zero)


OP = Op(
    name="pad",
    summary="an array with zeros round it",
    inputs=("X",),
    attributes={"before": 1, "after": 1},
    shape=_axes,
    reads=("pad", "zeropad"),
    writes={"unicode": "pad", "latex": r"\operatorname{pad}", "plain": "pad"},
    value=_value,
    slope="element",
    says="{X} with zeros round it",
    source="Goodfellow, Bengio, Courville 2016, section 9.5",
    examples={"[1, 2, 3]": "[0, 1, 2, 3, 0]"},
)
