"""same_pad: zeros so that a kernel gives back the size; the odd one stands behind."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import bordered, halves, spatial, widened, zero
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...], *, kernel: int, stride: int) -> tuple[Axis, ...]:
    """Every place axis grows until the last window fits."""
    small, large = halves(tuple(int(a.size) for a in x[len(x) - spatial(x) :]), kernel, stride)
    return widened(x, small, large)


def _value(ar: Any, x: Any, kernel: int, stride: int) -> Any:
    """Zeros; the odd one goes behind."""
    small, large = halves(tuple(x.shape[-2:]), kernel, stride)
    return bordered(ar, x, small, large, zero)


OP = Op(
    name="same_pad",
    summary="an array with the zeros of `same` padding, the odd one behind",
    inputs=("X",),
    attributes={"kernel": 2, "stride": 1},
    shape=_axes,
    reads=("samepad",),
    writes={"unicode": "samepad", "latex": r"\operatorname{samepad}", "plain": "samepad"},
    value=_value,
    slope="element",
    says="{X} with as many zeros as a kernel of length {kernel} needs",
    source="ONNX operator Conv, auto_pad = SAME_UPPER",
    examples={"[1, 2, 3]": "[1, 2, 3, 0]"},
)
