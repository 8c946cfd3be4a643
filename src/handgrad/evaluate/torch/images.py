"""images: borders, sizes and other forms of convolution and pooling, by torch's own operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
import torch.nn.functional as nn

from handgrad.evaluate.torch.definition import by_definition
from handgrad.evaluate.torch.sliding import CONV
from handgrad.graph.node import Node

Tensor = torch.Tensor
Function = Callable[..., Tensor]
TRANSPOSED: tuple[Any, ...] = (
    nn.conv_transpose1d,
    nn.conv_transpose2d,
    nn.conv_transpose3d,
)


def places(node: Node) -> int:
    """How many of the last axes are places: two, the only one of a vector."""
    return min(len(node.inputs[0].axes), 2)


def _bordered(mode: str) -> Callable[[Node], Function]:
    def make(node: Node) -> Function:
        count = places(node)
        before, after = node.attributes["before"], node.attributes["after"]
        return lambda x: _border(x, count, [before, after] * count, mode)

    return make


def _border(x: Tensor, count: int, sides: list[int], mode: str) -> Tensor:
    flat = x.reshape(-1, 1, *x.shape[x.ndim - count :])
    made = nn.pad(flat, sides, mode)
    return made.reshape(*x.shape[: x.ndim - count], *made.shape[2:])


def _same(odd_behind: bool) -> Callable[[Node], Function]:
    """Zeros so that ⌈n / stride⌉ windows fit."""

    def make(node: Node) -> Function:
        kernel, stride = node.attributes["kernel"], node.attributes["stride"]
        sides: list[int] = []
        for axis in reversed(node.inputs[0].axes[-places(node) :]):
            size = int(axis.size)
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            small, large = total // 2, total - total // 2
            sides += [small, large] if odd_behind else [large, small]
        return lambda x: nn.pad(x, sides)

    return make


def _transposed(node: Node) -> Function:
    image, kernel = (len(i.axes) for i in node.inputs)
    channels = kernel == image + 1
    count = image - 1 if channels else image
    settings = {key: node.attributes[key] for key in ("stride", "padding", "dilation")}
    extra = node.attributes["extra"]

    def slide(x: Tensor, k: Tensor) -> Tensor:
        if k.ndim > kernel:
            return by_definition(node, (x, k))
        lead = x.shape[: x.ndim - image]
        k = k if channels else k.unsqueeze(0).unsqueeze(0)
        flat = x.reshape(-1, k.shape[0], *x.shape[x.ndim - count :])
        made = TRANSPOSED[count - 1](flat, k, output_padding=extra, **settings)
        return made.reshape(*lead, *made.shape[1 if channels else 2 :])  # type: ignore[no-any-return]

    return slide


def _grouped(node: Node) -> Function:
    image, kernel = (len(i.axes) for i in node.inputs)

    def slide(x: Tensor, k: Tensor) -> Tensor:
        if k.ndim > kernel:
            return by_definition(node, (x, k))
        made = CONV[image - 2](x.reshape(-1, *x.shape[x.ndim - image :]), k, **node.attributes)
        return made.reshape(*x.shape[: x.ndim - image], *made.shape[1:])  # type: ignore[no-any-return]

    return slide


def _unshared(node: Node) -> Function:
    """Every place has a kernel of its own."""
    count = len(node.inputs[0].axes)
    stride = node.attributes["stride"]
    windows = [int(axis.size) for axis in node.inputs[1].axes[count:]]

    def slide(x: Tensor, k: Tensor) -> Tensor:
        first = x.ndim - count
        for at, window in enumerate(windows):
            x = x.unfold(first + at, window, stride)
        return (x * k).sum(tuple(range(-count, 0)))

    return slide


def _lp_pool(node: Node) -> Function:
    count, order = places(node), node.attributes["order"]
    size, stride = node.attributes["size"], node.attributes["stride"]
    pools: Any = nn.avg_pool1d if count == 1 else nn.avg_pool2d

    def pool(x: Tensor) -> Tensor:
        powers = (x.abs() ** order).reshape(-1, 1, *x.shape[x.ndim - count :])
        total = pools(powers, size, stride) * size**count
        made = total.sqrt() if order == 2 else total ** (1 / order)
        return made.reshape(*x.shape[: x.ndim - count], *made.shape[2:])  # type: ignore[no-any-return]

    return pool


def _flatten(node: Node) -> Function:
    own = len(node.inputs[0].axes)
    return lambda x: x.flatten(x.ndim - own) if own else x


def _per_channel(node: Node) -> Function:
    own, top = (len(i.axes) for i in node.inputs)

    def repeated(b: Tensor, like: Tensor) -> Tensor:
        wide = b.reshape(*b.shape, *(1,) * (top - own))
        return wide.expand(*wide.shape[: wide.ndim - top], *like.shape[like.ndim - top :])

    return repeated


def _upsample(node: Node) -> Function:
    count, times = places(node), node.attributes["times"]

    def grown(x: Tensor) -> Tensor:
        for dim in range(-count, 0):
            x = x.repeat_interleave(times, dim)
        return x

    return grown


def _global_max(node: Node) -> Function:
    count = places(node)

    def largest(x: Tensor) -> Tensor:
        flat = x.flatten(x.ndim - count)
        return flat.gather(-1, flat.argmax(-1, keepdim=True)).squeeze(-1)

    return largest


IMAGES: Mapping[str, Callable[[Node], Function]] = {
    "pad": _bordered("constant"),
    "edge_pad": _bordered("replicate"),
    "reflect_pad": _bordered("reflect"),
    "circular_pad": _bordered("circular"),
    "same_pad": _same(True),
    "same_pad_lower": _same(False),
    "transposed_convolution": _transposed,
    "grouped_convolution": _grouped,
    "unshared_convolution": _unshared,
    "lp_pool": _lp_pool,
    "flatten": _flatten,
    "per_channel": _per_channel,
    "upsample": _upsample,
    "global_max_pool": _global_max,
    "global_average_pool": lambda node: lambda x: x.mean(tuple(range(-places(node), 0))),
}
