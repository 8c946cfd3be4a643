"""convolution: a kernel is turned round, then slides over an image."""

from __future__ import annotations

from typing import Any

from handgrad.graph.op import Op
from handgrad.graph.window import slid


def _value(ar: Any, x: Any, k: Any, *, stride: Any, padding: Any, dilation: Any) -> Any:
    """The definition, only where image and kernel meet."""
    settings = {"stride": stride, "padding": padding, "dilation": dilation}
    shape = tuple(a.size for a in slid(ar.axes(x), ar.axes(k), **settings))
    return ar.correlate(x, k, shape, turned=True, **settings)


OP = Op(
    name="convolution",
    summary="a turned kernel slid over an image",
    inputs=("X", "K"),
    attributes={"stride": 1, "padding": 0, "dilation": 1},
    shape=slid,
    reads=("convolution", "convolve"),
    writes={"infix": "∗"},
    element="Y[i] = Σ_a X[stride i + dilation m_1 - dilation a - padding]·K[a]; "
    "Y[i, j] = Σ_{a, b} X[stride i + dilation m_1 - dilation a - padding, "
    "stride j + dilation m_2 - dilation b - padding]·K[a, b]; "
    "Y[i, j, k] = Σ_{a, b, c} X[stride i + dilation m_1 - dilation a - padding, "
    "stride j + dilation m_2 - dilation b - padding, "
    "stride k + dilation m_3 - dilation c - padding]·K[a, b, c]",
    value=_value,
    slope="structural",
    says="{X} convolved with {K}",
    lesson="towards the image: what arrives slid under the kernel, not turned",
    source="Goodfellow, Bengio, Courville 2016, eq. 9.4",
    examples={
        "[1, 2, 3], [1, 0]": "[2, 3]",
        "[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]]": "[[5, 11], [23, 29]]",
    },
)
