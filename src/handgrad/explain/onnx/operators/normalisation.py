"""normalisation: values brought to mean 0 and variance 1 along some axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
import torch.nn.functional as nn

Tensor = torch.Tensor


def channels(v: Tensor, x: Tensor) -> Tensor:
    """One number for each entry of the second axis."""
    return v.reshape(1, -1, *[1] * (x.ndim - 2))


def batch_norm(
    x: Tensor,
    scale: Tensor,
    bias: Tensor,
    mean: Tensor,
    variance: Tensor,
    epsilon: float = 1e-5,
    momentum: float = 0.9,
    training_mode: int = 0,
) -> Any:
    """By running values, or in training by those of the batch; the biased variance everywhere."""
    if not training_mode:
        low = (x - channels(mean, x)) / torch.sqrt(channels(variance, x) + epsilon)
        return low * channels(scale, x) + channels(bias, x)
    dims = [d for d in range(x.ndim) if d != 1]
    own, spread = x.mean(dims), x.var(dims, unbiased=False)
    low = (x - channels(own, x)) / torch.sqrt(channels(spread, x) + epsilon)
    running = mean * momentum + own * (1 - momentum), variance * momentum + spread * (1 - momentum)
    return low * channels(scale, x) + channels(bias, x), *running


def standard(x: Tensor, dims: list[int], epsilon: float) -> Tensor:
    """Mean 0 and variance 1 along these axes."""
    low = x - x.mean(dims, keepdim=True)
    return low / torch.sqrt((low * low).mean(dims, keepdim=True) + epsilon)


def instance_norm(x: Tensor, scale: Tensor, bias: Tensor, epsilon: float = 1e-5) -> Tensor:
    """Each channel of each example."""
    made = standard(x, list(range(2, x.ndim)), epsilon)
    return made * channels(scale, x) + channels(bias, x)


def group_norm(
    x: Tensor,
    scale: Tensor,
    bias: Tensor,
    num_groups: int = 1,
    epsilon: float = 1e-5,
    stash_type: int = 1,
) -> Tensor:
    """Groups of channels of each example."""
    grouped = x.reshape(x.shape[0], num_groups, -1)
    made = standard(grouped, [2], epsilon).reshape(x.shape)
    return made * channels(scale, x) + channels(bias, x)


def layer_norm(
    x: Tensor,
    scale: Tensor,
    bias: Tensor | None = None,
    axis: int = -1,
    epsilon: float = 1e-5,
    stash_type: int = 1,
) -> tuple[Tensor, Tensor, Tensor]:
    """All axes from `axis` on; also the mean and one over the standard deviation."""
    dims = list(range(axis % x.ndim, x.ndim))
    mean = x.mean(dims, keepdim=True)
    inverse = 1 / torch.sqrt(((x - mean) ** 2).mean(dims, keepdim=True) + epsilon)
    made = (x - mean) * inverse * scale
    return (made if bias is None else made + bias), mean, inverse


def rms_norm(
    x: Tensor, scale: Tensor, axis: int = -1, epsilon: float = 1e-5, stash_type: int = 1
) -> Tensor:
    """Divided by the root of the mean square."""
    dims = list(range(axis % x.ndim, x.ndim))
    return x / torch.sqrt((x * x).mean(dims, keepdim=True) + epsilon) * scale


def lp_norm(x: Tensor, axis: int = -1, p: int = 2) -> Tensor:
    """Divided by the p-norm; what is 0 throughout stays 0."""
    size = (x.abs() ** p).sum(axis, keepdim=True) ** (1 / p)
    return torch.where(size == 0, torch.zeros_like(x), x / size)


def local_response(
    x: Tensor, size: int, alpha: float = 1e-4, beta: float = 0.75, bias: float = 1.0
) -> Tensor:
    """Divided by what neighbouring channels hold."""
    before, after = (size - 1) // 2, size // 2
    squares = (x * x).reshape(x.shape[0], x.shape[1], -1)
    wide = nn.pad(squares, [0, 0, before, after])
    total = wide.unfold(1, size, 1).sum(-1).reshape(x.shape)
    return x / (bias + alpha / size * total) ** beta


def mean_variance(x: Tensor, axes: Sequence[int] = (0, 2, 3)) -> Tensor:
    """Mean 0 and standard deviation 1, with 1e-9 beside it."""
    low = x - x.mean(list(axes), keepdim=True)
    spread = (x * x).mean(list(axes), keepdim=True) - x.mean(list(axes), keepdim=True) ** 2
    return low / (torch.sqrt(spread) + 1e-9)


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "BatchNormalization": batch_norm,
    "GroupNormalization": group_norm,
    "InstanceNormalization": instance_norm,
    "LRN": local_response,
    "LayerNormalization": layer_norm,
    "LpNormalization": lp_norm,
    "MeanVarianceNormalization": mean_variance,
    "RMSNormalization": rms_norm,
}
