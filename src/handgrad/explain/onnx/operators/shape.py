"""shape: entries moved about; nothing is calculated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch

Tensor = torch.Tensor


def transpose(x: Tensor, perm: Sequence[int] | None = None) -> Tensor:
    """Axes in another order; backwards if none is stated."""
    return x.permute(*(perm or range(x.ndim - 1, -1, -1)))


def cut(
    x: Tensor, starts: Tensor, ends: Tensor, axes: Tensor | None = None, steps: Tensor | None = None
) -> Tensor:
    """Runs of entries along some axes, also backwards."""
    dims = range(len(starts)) if axes is None else axes.tolist()
    strides = [1] * len(starts) if steps is None else steps.tolist()
    for dim, first, last, stride in zip(dims, starts.tolist(), ends.tolist(), strides, strict=True):
        places = list(range(x.shape[dim]))[first:last:stride]
        x = x.index_select(dim, torch.tensor(places, dtype=torch.long))
    return x


def reshape(x: Tensor, shape: Tensor, allowzero: int = 0) -> Tensor:
    """0 keeps a length, −1 takes what is left."""
    wanted = shape.tolist()
    kept = [x.shape[at] if n == 0 and not allowzero else n for at, n in enumerate(wanted)]
    return x.reshape(kept)


def flatten(x: Tensor, axis: int = 1) -> Tensor:
    """Two axes: those in front of `axis`, and the others."""
    return x.reshape(x.shape[:axis].numel(), -1)


def unsqueeze(x: Tensor, axes: Tensor) -> Tensor:
    """Axes of length 1."""
    top = x.ndim + len(axes)
    for dim in sorted(d % top for d in axes.tolist()):
        x = x.unsqueeze(dim)
    return x


def squeeze(x: Tensor, axes: Tensor | None = None) -> Tensor:
    """Without axes of length 1."""
    return x.squeeze() if axes is None else x.squeeze(tuple(axes.tolist()))


def gather(x: Tensor, at: Tensor, axis: int = 0) -> Tensor:
    """Entries by their number along an axis."""
    places = torch.where(at < 0, at + x.shape[axis], at)
    found = x.index_select(axis, places.reshape(-1).long())
    return found.reshape(*x.shape[:axis], *at.shape, *x.shape[axis % x.ndim + 1 :])


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "Concat": lambda *values, axis: torch.cat(values, axis),
    "Expand": lambda x, shape: x.expand(torch.broadcast_shapes(x.shape, tuple(shape.tolist()))),
    "Flatten": flatten,
    "Gather": gather,
    "Reshape": reshape,
    "Shape": lambda x, start=0, end=None: torch.tensor(x.shape[start:end], dtype=torch.int64),
    "Slice": cut,
    "Squeeze": squeeze,
    "Transpose": transpose,
    "Unsqueeze": unsqueeze,
}
