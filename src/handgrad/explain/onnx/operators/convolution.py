"""convolution: a kernel slid over an image, and the transposed of it; borders of every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
import torch.nn.functional as nn

Tensor = torch.Tensor
FORWARD: Any = {1: nn.conv1d, 2: nn.conv2d, 3: nn.conv3d}
BACK: Any = {1: nn.conv_transpose1d, 2: nn.conv_transpose2d, 3: nn.conv_transpose3d}


def borders(
    sizes: Sequence[int],
    kernel: Sequence[int],
    strides: Sequence[int],
    dilations: Sequence[int],
    pads: Sequence[int] | None,
    auto_pad: str,
) -> list[tuple[int, int]]:
    """Zeros before and after each axis."""
    if auto_pad in ("NOTSET", "VALID"):
        stated = (
            list(pads or [0] * 2 * len(sizes)) if auto_pad == "NOTSET" else [0] * 2 * len(sizes)
        )
        return list(zip(stated[: len(sizes)], stated[len(sizes) :], strict=True))
    found = []
    for size, k, s, d in zip(sizes, kernel, strides, dilations, strict=True):
        total = max((-(-size // s) - 1) * s + d * (k - 1) + 1 - size, 0)
        small, large = total // 2, total - total // 2
        found.append((small, large) if auto_pad == "SAME_UPPER" else (large, small))
    return found


def padded(x: Tensor, sides: Sequence[tuple[int, int]], value: float = 0.0) -> Tensor:
    """The image with a border; negative sides cut off."""
    return nn.pad(x, [n for side in reversed(sides) for n in side], value=value)


def conv(
    x: Tensor,
    w: Tensor,
    b: Tensor | None = None,
    auto_pad: str = "NOTSET",
    dilations: Sequence[int] | None = None,
    group: int = 1,
    kernel_shape: Sequence[int] | None = None,
    pads: Sequence[int] | None = None,
    strides: Sequence[int] | None = None,
) -> Tensor:
    """Cross-correlation, as everywhere in networks."""
    count = x.ndim - 2
    steps, gaps = list(strides or [1] * count), list(dilations or [1] * count)
    sides = borders(x.shape[2:], w.shape[2:], steps, gaps, pads, auto_pad)
    found: Tensor = FORWARD[count](padded(x, sides), w, b, steps, 0, gaps, group)
    return found


def conv_transpose(
    x: Tensor,
    w: Tensor,
    b: Tensor | None = None,
    auto_pad: str = "NOTSET",
    dilations: Sequence[int] | None = None,
    group: int = 1,
    kernel_shape: Sequence[int] | None = None,
    output_padding: Sequence[int] | None = None,
    output_shape: Sequence[int] | None = None,
    pads: Sequence[int] | None = None,
    strides: Sequence[int] | None = None,
) -> Tensor:
    """What a convolution passes back to its image; borders are cut off."""
    count = x.ndim - 2
    steps, gaps = list(strides or [1] * count), list(dilations or [1] * count)
    extra = list(output_padding or [0] * count)
    whole: Tensor = BACK[count](x, w, None, steps, 0, 0, group, gaps)
    stated = list(pads or [0] * 2 * count)
    sides = []
    for axis in range(count):
        size = whole.shape[2 + axis]
        if output_shape or auto_pad in ("SAME_UPPER", "SAME_LOWER"):
            goal = output_shape[-count:][axis] if output_shape else x.shape[2 + axis] * steps[axis]
            total = size + extra[axis] - goal
            small, large = total // 2, total - total // 2
            begin, end = (small, large) if auto_pad == "SAME_UPPER" else (large, small)
        else:
            begin, end = stated[axis], stated[count + axis]
        sides.append((-begin, extra[axis] - end))
    found = padded(whole, sides)
    return found if b is None else found + b.reshape(-1, *[1] * count)


OPERATORS: Mapping[str, Callable[..., Any]] = {"Conv": conv, "ConvTranspose": conv_transpose}
