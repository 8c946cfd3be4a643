"""pooling: windows joined into one number, in any number of dimensions, with every border rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch

from handgrad.explain.onnx.operators.convolution import borders, padded

Tensor = torch.Tensor


class Windows:
    """The windows of an image: axes of places, then axes of the window.

    A last window that begins in the border behind the image does not count, even when lengths are
    rounded up.
    """

    def __init__(
        self,
        shape: Sequence[int],
        kernel: Sequence[int],
        strides: Sequence[int] | None,
        dilations: Sequence[int] | None,
        pads: Sequence[int] | None,
        auto_pad: str,
        ceil_mode: int,
    ) -> None:
        self.count = len(kernel)
        self.kernel = list(kernel)
        self.steps = list(strides or [1] * self.count)
        self.gaps = list(dilations or [1] * self.count)
        self.sides = borders(shape, kernel, self.steps, self.gaps, pads, auto_pad)
        self.out = []
        self.more = []
        for size, k, s, d, (before, after) in zip(
            shape, self.kernel, self.steps, self.gaps, self.sides, strict=True
        ):
            room = size + before + after - d * (k - 1) - 1
            places = (-(-room // s) if ceil_mode else room // s) + 1
            if ceil_mode and (places - 1) * s >= size + before:
                places -= 1
            self.out.append(places)
            self.more.append(max((places - 1) * s + d * (k - 1) + 1 - size - before - after, 0))

    def of(self, x: Tensor, value: float, border: float | None = None) -> Tensor:
        """…×places×window; `border` stands in the stated border, `value` behind it."""
        x = padded(x, self.sides, value if border is None else border)
        x = padded(x, [(0, more) for more in self.more], value)
        for axis in range(self.count):
            dim = 2 + 2 * axis
            at = torch.arange(self.out[axis])[:, None] * self.steps[axis]
            at = at + torch.arange(self.kernel[axis]) * self.gaps[axis]
            taken = x.index_select(dim, at.reshape(-1))
            x = taken.reshape(*x.shape[:dim], *at.shape, *x.shape[dim + 1 :])
        places = [2 + 2 * axis for axis in range(self.count)]
        inside = [3 + 2 * axis for axis in range(self.count)]
        return x.permute(0, 1, *places, *inside)


def average_pool(
    x: Tensor,
    kernel_shape: Sequence[int],
    auto_pad: str = "NOTSET",
    ceil_mode: int = 0,
    count_include_pad: int = 0,
    dilations: Sequence[int] | None = None,
    pads: Sequence[int] | None = None,
    strides: Sequence[int] | None = None,
) -> Tensor:
    """The mean; whether the border counts is stated."""
    w = Windows(x.shape[2:], kernel_shape, strides, dilations, pads, auto_pad, ceil_mode)
    inside = tuple(range(-w.count, 0))
    counts = w.of(torch.ones_like(x), 0.0, 1.0 if count_include_pad else 0.0)
    return w.of(x, 0.0).sum(inside) / counts.sum(inside)


def max_pool(
    x: Tensor,
    kernel_shape: Sequence[int],
    auto_pad: str = "NOTSET",
    ceil_mode: int = 0,
    dilations: Sequence[int] | None = None,
    pads: Sequence[int] | None = None,
    storage_order: int = 0,
    strides: Sequence[int] | None = None,
) -> tuple[Tensor, Tensor]:
    """The largest entry, and where in the whole tensor it stands; of equal ones the first."""
    w = Windows(x.shape[2:], kernel_shape, strides, dilations, pads, auto_pad, ceil_mode)
    low = float(torch.finfo(x.dtype).min) if x.is_floating_point() else torch.iinfo(x.dtype).min
    windows = w.of(x, -torch.inf if x.is_floating_point() else low).flatten(-w.count)
    best = windows.argmax(-1, keepdim=True)
    places = torch.arange(x.numel()).reshape(x.shape)
    if storage_order:
        order = torch.arange(x.shape[2:].numel()).reshape(tuple(reversed(x.shape[2:])))
        own = order.permute(*reversed(range(x.ndim - 2)))
        base = torch.arange(x.shape[0] * x.shape[1]).reshape(x.shape[:2]) * own.numel()
        places = base.reshape(*x.shape[:2], *[1] * own.ndim) + own
    where = w.of(places.double(), -1.0).flatten(-w.count).long()
    return windows.gather(-1, best).squeeze(-1), where.gather(-1, best).squeeze(-1)


def lp_pool(
    x: Tensor,
    kernel_shape: Sequence[int],
    auto_pad: str = "NOTSET",
    ceil_mode: int = 0,
    dilations: Sequence[int] | None = None,
    p: int = 2,
    pads: Sequence[int] | None = None,
    strides: Sequence[int] | None = None,
) -> Tensor:
    """The p-norm of each window."""
    w = Windows(x.shape[2:], kernel_shape, strides, dilations, pads, auto_pad, ceil_mode)
    return (w.of(x, 0.0).abs() ** p).sum(tuple(range(-w.count, 0))) ** (1 / p)


def max_unpool(
    x: Tensor,
    places: Tensor,
    shape: Tensor | None = None,
    kernel_shape: Sequence[int] = (),
    pads: Sequence[int] | None = None,
    strides: Sequence[int] | None = None,
) -> Tensor:
    """Zeros, with each value where it came from."""
    count = len(kernel_shape)
    steps = list(strides or [1] * count)
    stated = list(pads or [0] * 2 * count)
    sizes = [
        (n - 1) * s + k - stated[axis] - stated[count + axis]
        for axis, (n, s, k) in enumerate(zip(x.shape[2:], steps, kernel_shape, strict=True))
    ]
    inferred = x.new_zeros([*x.shape[:2], *sizes])
    flat = inferred.reshape(-1).scatter(0, places.reshape(-1), x.reshape(-1))
    found = flat.reshape(inferred.shape)
    if shape is None:
        return found
    goal = x.new_zeros(shape.tolist())
    goal[tuple(slice(0, n) for n in found.shape)] = found
    return goal


def everything(function: Callable[[Tensor, tuple[int, ...]], Tensor]) -> Callable[..., Tensor]:
    """One window as large as the image."""
    return lambda x, **settings: function(x, tuple(range(2, x.ndim)), **settings)


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "AveragePool": average_pool,
    "GlobalAveragePool": everything(lambda x, dims: x.mean(dims, keepdim=True)),
    "GlobalLpPool": everything(
        lambda x, dims, p=2: (x.abs() ** p).sum(dims, keepdim=True) ** (1 / p)  # type: ignore[misc]
    ),
    "GlobalMaxPool": everything(lambda x, dims: x.amax(dims, keepdim=True)),
    "LpPool": lp_pool,
    "MaxPool": max_pool,
    "MaxUnpool": max_unpool,
}
