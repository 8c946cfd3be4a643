"""image_gradient: what a sliding kernel passes back to the image."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(*_: tuple[Axis, ...], axes: tuple[Axis, ...], **__: Any) -> tuple[Axis, ...]:
    """The axes it was asked to fill."""
    return axes


OP = Op(
    name="image_gradient",
    summary="what a sliding kernel passes back to the image",
    inputs=("g", "K"),
    attributes={"axes": (), "stride": 1, "padding": 0, "dilation": 1, "turned": False},
    shape=_axes,
    writes={
        "unicode": "image_gradient",
        "latex": r"\operatorname{image\_gradient}",
        "plain": "image_gradient",
    },
    value=lambda ar, a, b, axes, **settings: ar.back_to_image(
        a, b, tuple(x.size for x in axes), **settings
    ),
    slope="structural",
    says="what reaches the image when {g} arrives",
    source="the derivative of a convolution",
)
