"""kernel_gradient: what a sliding kernel receives itself."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(*_: tuple[Axis, ...], axes: tuple[Axis, ...], **__: Any) -> tuple[Axis, ...]:
    """The axes it was asked to fill."""
    return axes


OP = Op(
    name="kernel_gradient",
    summary="what a sliding kernel receives itself",
    inputs=("X", "g"),
    attributes={"axes": (), "stride": 1, "padding": 0, "dilation": 1, "turned": False},
    shape=_axes,
    writes={
        "unicode": "kernel_gradient",
        "latex": r"\operatorname{kernel\_gradient}",
        "plain": "kernel_gradient",
    },
    value=lambda ar, a, b, axes, **settings: ar.back_to_kernel(
        a, b, tuple(x.size for x in axes), **settings
    ),
    slope="structural",
    says="what reaches the kernel when {g} arrives",
    source="the derivative of a convolution",
)
