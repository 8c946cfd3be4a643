"""softmax: scores along one axis as probabilities; the last axis unless another is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch

Tensor = torch.Tensor


def hardmax(x: Tensor, axis: int = -1) -> Tensor:
    """1 at the first largest entry."""
    best = x.argmax(axis, keepdim=True)
    return torch.zeros_like(x).scatter(axis, best, 1)


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "Hardmax": hardmax,
    "LogSoftmax": lambda x, axis=-1: torch.log_softmax(x, axis),
    "Softmax": lambda x, axis=-1: torch.softmax(x, axis),
}
