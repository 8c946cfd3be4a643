"""reduction: an axis, or several, joined into one number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch

Tensor = torch.Tensor
Join = Callable[[Tensor, tuple[int, ...]], Tensor]


def reduction(join: Join) -> Callable[..., Tensor]:
    """A reduction over axes that are an input, an attribute, or all of them."""

    def run(
        x: Tensor,
        at: Tensor | None = None,
        keepdims: int = 1,
        axes: Any = None,
        noop_with_empty_axes: int = 0,
    ) -> Tensor:
        stated = axes if at is None else at.tolist()
        if not stated and noop_with_empty_axes:
            return x if join in (total, product, largest, smallest, average) else join(x, ())
        dims = tuple(d % x.ndim for d in stated) if stated else tuple(range(x.ndim))
        found = join(x, dims)
        if keepdims:
            for dim in sorted(dims):
                found = found.unsqueeze(dim)
        return found.to(x.dtype)

    return run


def total(x: Tensor, dims: tuple[int, ...]) -> Tensor:
    """The sum."""
    return x.sum(dims) if dims else x


def average(x: Tensor, dims: tuple[int, ...]) -> Tensor:
    """The mean."""
    return (x if x.is_floating_point() else x.double()).mean(dims) if dims else x


def one_by_one(function: Callable[[Tensor, int], Tensor]) -> Join:
    """Axis after axis, the last one first."""

    def join(x: Tensor, dims: tuple[int, ...]) -> Tensor:
        for dim in sorted(dims, reverse=True):
            x = function(x, dim)
        return x

    return join


product = one_by_one(lambda x, dim: x.prod(dim))


def extreme(function: Callable[..., Tensor], empty: float) -> Join:
    """The largest or smallest; of nothing, the value that changes nothing."""

    def join(x: Tensor, dims: tuple[int, ...]) -> Tensor:
        if not dims:
            return x
        if x.dtype == torch.bool:
            return join(x.to(torch.int8), dims) > 0
        if x.numel() == 0:
            shape = [size for dim, size in enumerate(x.shape) if dim not in dims]
            if x.is_floating_point():
                return x.new_full(shape, empty)
            edge = torch.iinfo(x.dtype)
            return x.new_full(shape, edge.min if empty < 0 else edge.max)
        return function(x, dims)

    return join


largest = extreme(torch.amax, -torch.inf)
smallest = extreme(torch.amin, torch.inf)


def log_sum_exp(x: Tensor, dims: tuple[int, ...]) -> Tensor:
    """ln Σ exp, without overflow."""
    return torch.logsumexp(x, dims) if dims else x


def chosen(best: Callable[..., Tensor]) -> Callable[..., Tensor]:
    """The place of the largest or smallest entry, the first or the last."""

    def run(x: Tensor, axis: int = 0, keepdims: int = 1, select_last_index: int = 0) -> Tensor:
        if select_last_index:
            found = x.shape[axis] - 1 - best(x.flip(axis), axis, True)
        else:
            found = best(x, axis, True)
        return found if keepdims else found.squeeze(axis)

    return run


def running(function: Callable[..., Tensor]) -> Callable[..., Tensor]:
    """Sums or products up to each place."""

    def run(x: Tensor, axis: Tensor, exclusive: int = 0, reverse: int = 0) -> Tensor:
        dim = int(axis)
        x = x.flip(dim) if reverse else x
        found = function(x, dim)
        if exclusive:
            first = function(torch.zeros_like(x.narrow(dim, 0, 1)), dim)
            first = torch.ones_like(first) if function is torch.cumprod else first
            found = torch.cat([first, found.narrow(dim, 0, x.shape[dim] - 1)], dim)
        return (found.flip(dim) if reverse else found).to(x.dtype)

    return run


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "ArgMax": chosen(torch.argmax),
    "ArgMin": chosen(torch.argmin),
    "CumProd": running(torch.cumprod),
    "CumSum": running(torch.cumsum),
    "ReduceL1": reduction(lambda x, dims: total(x.abs(), dims)),
    "ReduceL2": reduction(lambda x, dims: total(x.double() ** 2, dims).sqrt()),
    "ReduceLogSum": reduction(lambda x, dims: total(x, dims).log()),
    "ReduceLogSumExp": reduction(log_sum_exp),
    "ReduceMax": reduction(largest),
    "ReduceMean": reduction(average),
    "ReduceMin": reduction(smallest),
    "ReduceProd": reduction(product),
    "ReduceSum": reduction(total),
    "ReduceSumSquare": reduction(lambda x, dims: total(x * x, dims)),
}
