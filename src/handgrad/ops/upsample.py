"""upsample: every entry repeated, so that an image becomes larger."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import spatial
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...], *, times: int) -> tuple[Axis, ...]:
    """The last two axes (the only one of a vector) grow; other axes stay."""
    lead = len(x) - spatial(x)
    return x[:lead] + tuple(Axis(axis.name, int(axis.size) * times) for axis in x[lead:])


def _value(ar: Any, x: Any, times: int) -> Any:
    """Rows and columns several times over."""
    lead = len(x.shape) - min(len(x.shape), 2)

    def at(place: tuple[int, ...]) -> Any:
        depth = len(place)
        if depth == len(x.shape):
            return ar.part(x, tuple(i if a < lead else i // times for a, i in enumerate(place)))
        size = x.shape[depth] * (1 if depth < lead else times)
        return ar.stack([at((*place, i)) for i in range(size)])

    return at(())


OP = Op(
    name="upsample",
    summary="every entry repeated",
    inputs=("X",),
    attributes={"times": 2},
    shape=_axes,
    reads=("upsample",),
    writes={"unicode": "upsample", "latex": r"\operatorname{upsample}", "plain": "upsample"},
    value=_value,
    slope="element",
    says="every entry of {X} repeated {times} times in each direction",
    source="Odena, Dumoulin, Olah 2016 (resize, then convolve)",
    examples={"[1, 2]": "[1, 1, 2, 2]"},
)
