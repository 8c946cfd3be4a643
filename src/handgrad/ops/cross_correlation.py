"""cross_correlation: a kernel slides over an image as it is."""

from __future__ import annotations

from typing import Any

from handgrad.graph.op import Op
from handgrad.graph.window import slid


def _value(ar: Any, x: Any, k: Any, *, stride: Any, padding: Any, dilation: Any) -> Any:
    """The definition, only where image and kernel meet."""
    settings = {"stride": stride, "padding": padding, "dilation": dilation}
    shape = tuple(a.size for a in slid(ar.axes(x), ar.axes(k), **settings))
    return ar.correlate(x, k, shape, turned=False, **settings)


OP = Op(
    name="cross_correlation",
    summary="a kernel slid over an image",
    inputs=("X", "K"),
    attributes={"stride": 1, "padding": 0, "dilation": 1},
    shape=slid,
    reads=("cross_correlation", "crosscorrelation", "corr2d", "conv", "conv2d", "conv1d", "conv3d"),
    writes={"unicode": "conv", "latex": r"\operatorname{conv}", "plain": "cross_correlation"},
    element="Y[i] = Σ_a X[stride i + dilation a - padding]·K[a]; "
    "Y[i, j] = Σ_{a, b} X[stride i + dilation a - padding, "
    "stride j + dilation b - padding]·K[a, b]; "
    "Y[i, j, k] = Σ_{a, b, c} X[stride i + dilation a - padding, stride j + dilation b - padding, "
    "stride k + dilation c - padding]·K[a, b, c]",
    value=_value,
    slope="structural",
    says="{K} slid over {X}",
    lesson="towards the kernel: the image slid under what arrives",
    source="Goodfellow, Bengio, Courville 2016, eq. 9.6",
    examples={
        "[1, 2, 3], [1, 0]": "[1, 2]",
        "[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]]": "[[19, 25], [37, 43]]",
    },
)
