"""grouped_convolution: the channels in groups, each group with kernels of its own."""

from __future__ import annotations

from typing import Any

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis
from handgrad.graph.op import Op
from handgrad.graph.window import slid

Axes = tuple[Axis, ...]


def _axes(x: Axes, k: Axes, *, groups: int, **settings: Any) -> Axes:
    """As in a convolution of one group, with all output channels."""
    if len(k) != len(x) + 1:
        raise ShapeError("groups need channels: an image C×…, a kernel O×C/groups×…")
    channels, out = int(x[0].size), int(k[0].size)
    if groups < 1 or channels % groups or out % groups:
        raise ShapeError(f"{channels} and {out} channels cannot be cut into {groups} groups")
    part = slid((Axis("channel", channels // groups), *x[1:]), k, **settings)
    return (k[0], *part[1:])


def _value(ar: Any, x: Any, k: Any, *, groups: int, **settings: Any) -> Any:
    """Group by group, one below the other."""
    inside, out = x.shape[0] // groups, k.shape[0] // groups
    found = []
    for g in range(groups):
        image = ar.run(x, g * inside, (g + 1) * inside)
        kernel = ar.run(k, g * out, (g + 1) * out)
        shape = tuple(a.size for a in slid(ar.axes(image), ar.axes(kernel), **settings))
        found.append(ar.correlate(image, kernel, shape, turned=False, **settings))
    return ar.concat(found)


OP = Op(
    name="grouped_convolution",
    summary="a convolution of the channels in groups",
    inputs=("X", "K"),
    attributes={"groups": 1, "stride": 1, "padding": 0, "dilation": 1},
    shape=_axes,
    reads=("grouped_convolution", "groupconv"),
    writes={"unicode": "groupconv", "latex": r"\operatorname{groupconv}", "plain": "groupconv"},
    value=_value,
    slope="element",
    says="{K} slid over {X}, group by group",
    source="Krizhevsky, Sutskever, Hinton 2012, section 3.5",
    examples={"[[1, 2], [3, 4]], [[[1, 1], [1, 0]]]": "[[6]]"},
)
