"""transposed_convolution: every entry of an image puts a weighted kernel into a larger one."""

from __future__ import annotations

from typing import Any

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis
from handgrad.graph.op import Op

Axes = tuple[Axis, ...]


def _axes(x: Axes, k: Axes, *, stride: int, padding: int, dilation: int, extra: int) -> Axes:
    """The sizes a convolution with these settings would have come from; `extra` says which of
    them."""
    channels = len(k) == len(x) + 1
    if not channels and len(k) != len(x):
        raise ShapeError(f"an image with {len(x)} axes and a kernel with {len(k)} do not fit")
    if channels and k[0].size != x[0].size:
        raise ShapeError(f"the image has {x[0].size} channels but the kernel {k[0].size}")
    if not 0 <= extra < max(stride, dilation):
        raise ShapeError("extra is less than the stride or the dilation")
    places = x[1:] if channels else x
    windows = k[2:] if channels else k
    found = [k[1]] if channels else []
    for axis, window in zip(places, windows, strict=True):
        long = dilation * (int(window.size) - 1) + 1
        found.append(Axis(axis.name, (int(axis.size) - 1) * stride - 2 * padding + long + extra))
    return tuple(found)


def _value(ar: Any, x: Any, k: Any, *, extra: int, **settings: Any) -> Any:
    """What the derivative of a convolution towards its image does."""
    shape = tuple(int(a.size) for a in _axes(ar.axes(x), ar.axes(k), extra=extra, **settings))
    return ar.back_to_image(x, k, shape, turned=False, **settings)


OP = Op(
    name="transposed_convolution",
    summary="a kernel put down at every entry, weighted by it",
    inputs=("X", "K"),
    attributes={"stride": 1, "padding": 0, "dilation": 1, "extra": 0},
    shape=_axes,
    reads=("transposed_convolution", "convT", "deconv", "conv_transpose"),
    writes={"unicode": "convT", "latex": r"\operatorname{convT}", "plain": "convT"},
    value=_value,
    slope="structural",
    says="{K} put down at every entry of {X}",
    lesson="towards the image: what arrives under the kernel, as in a convolution",
    source="Dumoulin, Visin 2016",
    examples={
        "[1, 2], [3, 4]": "[3, 10, 8]",
        "[[1, 2], [3, 4]], [[1, 0], [0, 1]]": "[[1, 2, 0], [3, 5, 2], [0, 3, 4]]",
    },
)
