"""activation: functions of one number that networks put behind a sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
import torch.nn.functional as nn

Tensor = torch.Tensor


def clip(x: Tensor, low: Tensor | None = None, high: Tensor | None = None) -> Tensor:
    """Not below low, not above high; where they cross, high."""
    x = x if low is None else torch.maximum(x, low)
    return x if high is None else torch.minimum(x, high)


def elu(x: Tensor, alpha: float = 1.0) -> Tensor:
    """x above 0, α(eˣ − 1) below."""
    return torch.where(x > 0, x, alpha * torch.expm1(x))


def celu(x: Tensor, alpha: float = 1.0) -> Tensor:
    """Like elu, with the slope 1 at 0."""
    return x.clamp(min=0) + (alpha * torch.expm1(x / alpha)).clamp(max=0)


def selu(
    x: Tensor, alpha: float = 1.67326319217681884765625, gamma: float = 1.05070102214813232421875
) -> Tensor:
    """γ times elu with α."""
    return gamma * elu(x, alpha)


def hard_sigmoid(x: Tensor, alpha: float = 0.2, beta: float = 0.5) -> Tensor:
    """αx + β, cut off at 0 and 1."""
    return (alpha * x + beta).clamp(0, 1)


def shrink(x: Tensor, bias: float = 0.0, lambd: float = 0.5) -> Tensor:
    """0 near 0, moved by the bias elsewhere."""
    zero = torch.zeros_like(x)
    return torch.where(x < -lambd, x + bias, torch.where(x > lambd, x - bias, zero)).to(x.dtype)


def prelu(x: Tensor, slope: Tensor) -> Tensor:
    """x above 0, slope times x below."""
    return torch.where(x < 0, slope * x, x)


def thresholded_relu(x: Tensor, alpha: float = 1.0) -> Tensor:
    """x above α, else 0."""
    return torch.where(x > alpha, x, torch.zeros_like(x))


def swish(x: Tensor, alpha: float = 1.0) -> Tensor:
    """x·σ(αx)"""
    return x * torch.sigmoid(alpha * x)


def gelu(x: Tensor, approximate: str = "none") -> Tensor:
    """x times the normal distribution function, or the tanh near it."""
    return nn.gelu(x, approximate=approximate)


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "Celu": celu,
    "Clip": clip,
    "Elu": elu,
    "Gelu": gelu,
    "HardSigmoid": hard_sigmoid,
    "HardSwish": nn.hardswish,
    "LeakyRelu": lambda x, alpha=0.01: torch.where(x < 0, alpha * x, x),
    "Mish": lambda x: x * torch.tanh(torch.log1p(torch.exp(x))),
    "PRelu": prelu,
    "Relu": torch.relu,
    "Selu": selu,
    "Shrink": shrink,
    "Sigmoid": torch.sigmoid,
    "Softplus": lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    "Softsign": lambda x: x / (1 + x.abs()),
    "Swish": swish,
    "ThresholdedRelu": thresholded_relu,
}
