"""same_pad_lower: zeros so that a kernel gives back the size; the odd one stands before."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import bordered, spatial, widened, zero
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _sides(sizes: tuple[int, ...], kernel: int, stride: int) -> tuple[tuple[int, ...], ...]:
    """Zeros before and after each axis: so many that ⌈n / stride⌉ windows fit."""
    before, after = [], []
    for size in sizes:
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        before.append(total - total // 2)
        after.append(total - before[-1])
    return tuple(before), tuple(after)


def _axes(x: tuple[Axis, ...], *, kernel: int, stride: int) -> tuple[Axis, ...]:
    """Every place axis grows until the last window fits."""
    sizes = tuple(int(axis.size) for axis in x[len(x) - spatial(x) :])
    return widened(x, *_sides(sizes, kernel, stride))


def _value(ar: Any, x: Any, kernel: int, stride: int) -> Any:
    """Zeros; the odd one goes before."""
    count = min(len(x.shape), 2)
    before, after = _sides(tuple(x.shape[len(x.shape) - count :]), kernel, stride)
    return bordered(ar, x, before, after, zero)


OP = Op(
    name="same_pad_lower",
    summary="an array with the zeros of `same` padding, the odd one before",
    inputs=("X",),
    attributes={"kernel": 2, "stride": 1},
    shape=_axes,
    reads=("samepadlower",),
    writes={
        "unicode": "samepadlower",
        "latex": r"\operatorname{samepadlower}",
        "plain": "samepadlower",
    },
    value=_value,
    slope="element",
    says="{X} with as many zeros as a kernel of length {kernel} needs",
    source="ONNX operator Conv, auto_pad = SAME_LOWER",
    examples={"[1, 2, 3]": "[0, 1, 2, 3]"},
)
