"""loss: how far probabilities are from the right classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
import torch.nn.functional as nn

Tensor = torch.Tensor
NONE = -100  # no class of this number exists: nothing is ignored


def likelihood(
    x: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    ignore_index: int | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Minus the logarithm of the right class; x holds logarithms of probabilities."""
    ignored = NONE if ignore_index is None else ignore_index
    return nn.nll_loss(x, target.long(), weight, ignore_index=ignored, reduction=reduction)


def cross_entropy(
    scores: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    ignore_index: int | None = None,
    reduction: str = "mean",
) -> tuple[Tensor, Tensor]:
    """The same from scores; also the logarithms of the probabilities."""
    logs = torch.log_softmax(scores, 1)
    return likelihood(logs, target, weight, ignore_index, reduction), logs


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "NegativeLogLikelihoodLoss": likelihood,
    "SoftmaxCrossEntropyLoss": cross_entropy,
}
