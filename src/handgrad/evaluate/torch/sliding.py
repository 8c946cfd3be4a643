"""sliding: kernels and windows by torch's own convolutions and poolings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
import torch.nn.functional as nn

from handgrad.evaluate.torch.definition import by_definition
from handgrad.graph.node import Node
from handgrad.graph.window import each

Tensor = torch.Tensor
Function = Callable[..., Tensor]
CONV: tuple[Any, ...] = (nn.conv1d, nn.conv2d, nn.conv3d)
KNOWN = {
    "cross_correlation": {"stride", "padding", "dilation"},
    "convolution": {"stride", "padding", "dilation"},
    "max_pool": {"size", "stride"},
    "average_pool": {"size", "stride"},
}


def _defined(node: Node) -> Function:
    return lambda *values: by_definition(node, values)


def _slid(node: Node) -> Function:
    """A kernel without axes in front of its own; any number of images."""
    image, kernel = (len(i.axes) for i in node.inputs)
    channels = kernel == image + 1
    count = image - 1 if channels else image
    settings = {key: each(node.attributes[key], count) for key in ("stride", "padding", "dilation")}
    turned = node.op == "convolution"

    def slide(x: Tensor, k: Tensor) -> Tensor:
        if k.ndim > kernel:
            return by_definition(node, (x, k))
        lead = x.shape[: x.ndim - image]
        if turned:
            k = k.flip(tuple(range(-count, 0)))
        if not channels:
            k = k.unsqueeze(0).unsqueeze(0)
        made = CONV[count - 1](x.reshape(-1, k.shape[1], *x.shape[-count:]), k, **settings)
        own = made.shape[1:] if channels else made.shape[2:]
        return made.reshape(*lead, *own)  # type: ignore[no-any-return]

    return slide


def _pool(node: Node) -> Function:
    """Windows over the last two axes, the only one of a vector."""
    own = len(node.inputs[0].axes)
    count = min(own, 2)
    size = each(node.attributes["size"], count)
    stride = node.attributes["stride"]
    steps = size if stride is None else each(stride, count)
    pools: Any = {
        ("max_pool", 1): nn.max_pool1d,
        ("max_pool", 2): nn.max_pool2d,
        ("average_pool", 1): nn.avg_pool1d,
        ("average_pool", 2): nn.avg_pool2d,
    }[node.op, count]

    def pool(x: Tensor) -> Tensor:
        made = pools(x.reshape(-1, 1, *x.shape[-count:]), size, steps)
        return made.reshape(*x.shape[:-count], *made.shape[2:])  # type: ignore[no-any-return]

    return pool


def _where_known(make: Callable[[Node], Function]) -> Callable[[Node], Function]:
    """The native form, if it knows every setting of the operation."""
    return lambda node: make(node) if set(node.attributes) == KNOWN[node.op] else _defined(node)


SLIDING: Mapping[str, Callable[[Node], Function]] = {
    "cross_correlation": _where_known(_slid),
    "convolution": _where_known(_slid),
    "max_pool": _where_known(_pool),
    "average_pool": _where_known(_pool),
}
