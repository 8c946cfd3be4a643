"""unshared_convolution: a window slides over an image, with other weights at every place."""

from __future__ import annotations

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis
from handgrad.graph.op import Op

Axes = tuple[Axis, ...]


def _axes(x: Axes, k: Axes, *, stride: int) -> Axes:
    """The first half of the weights' axes are the places, the second half the window."""
    count = len(x)
    if len(k) != 2 * count:
        raise ShapeError(f"an image with {count} axes needs weights with {2 * count}")
    for axis, place, window in zip(x, k[:count], k[count:], strict=True):
        fits = (int(axis.size) - int(window.size)) // stride + 1
        if place.size != fits:
            raise ShapeError(
                f"{fits} windows fit into {axis.size} places, but there are weights "
                f"for {place.size}"
            )
    return k[:count]


OP = Op(
    name="unshared_convolution",
    summary="a window with weights of its own at every place",
    inputs=("X", "K"),
    attributes={"stride": 1},
    shape=_axes,
    reads=("unshared", "local_conv", "locally_connected"),
    writes={"unicode": "unshared", "latex": r"\operatorname{unshared}", "plain": "unshared"},
    element="Y[i] = Σ_a X[stride i + a]·K[i, a]; "
    "Y[i, j] = Σ_{a, b} X[stride i + a, stride j + b]·K[i, j, a, b]",
    slope="element",
    says="a window of {X} with weights of its own at every place",
    source="Goodfellow, Bengio, Courville 2016, eq. 9.9",
    examples={"[1, 2, 3], [[1, 0], [2, 1]]": "[1, 7]"},
)
