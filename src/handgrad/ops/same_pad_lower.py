"""same_pad_lower: zeros so that a kernel gives back the size; the odd one stands before."""

from __future__ import annotations

from typing import Any

from handgrad.graph.border import bordered, halves, spatial, widened, zero
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(x: tuple[Axis, ...], *, kernel: int, stride: int) -> tuple[Axis, ...]:
    """Every place axis grows until the last window fits."""
    small, large = halves(tuple(int(a.size) for a in x[len(x) - spatial(x) :]), kernel, stride)
    return widened(x, large, small)


def _value(ar: Any, x: Any, kernel: int, stride: int) -> Any:
    """Zeros; the odd one goes before."""
    small, large = halves(tuple(x.shape[-2:]), kernel, stride)
    return bordered(ar, x, large, small, zero)


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
