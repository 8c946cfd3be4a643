"""start: the values weights have before training, by name.

    start={"b_f": 1.0, "W_hh": "identity"}

The default is that of torch's recurrent layers for a recurrent model, U(−1/√n, 1/√n) for every
weight, and that of torch's linear layers for all others, U(−1/√k, 1/√k) with k inputs for matrices
and kernels; their vectors begin at 0, gains of a normalisation at 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch

from handgrad.errors import UnknownName, nearest

Tensor = torch.Tensor


def uniform(weight: Tensor, n: int) -> None:
    """U(−1/√n, 1/√n)."""
    bound = 1 / math.sqrt(max(n, 1))
    weight.uniform_(-bound, bound)


def linear(weight: Tensor, n: int) -> None:
    """U(−1/√k, 1/√k) with the number k of inputs of one output; 0 for vectors."""
    if weight.ndim < 2:
        weight.zero_()
    else:
        uniform(weight, weight[0].numel())


def glorot(weight: Tensor, n: int) -> None:
    """Glorot, Bengio 2010: U(−a, a), a² = 6 / (rows + columns)."""
    torch.nn.init.xavier_uniform_(weight)


def he(weight: Tensor, n: int) -> None:
    """He et al. 2015: N(0, 2 / inputs), for ReLU."""
    torch.nn.init.kaiming_normal_(weight, nonlinearity="relu")


def orthogonal(weight: Tensor, n: int) -> None:
    """Saxe et al. 2014: an orthogonal matrix."""
    torch.nn.init.orthogonal_(weight)


def identity(weight: Tensor, n: int) -> None:
    """Le, Jaitly, Hinton 2015: the identity, for recurrent ReLU networks (IRNN)."""
    torch.nn.init.eye_(weight)


def zeros(weight: Tensor, n: int) -> None:
    """All 0."""
    weight.zero_()


def ones(weight: Tensor, n: int) -> None:
    """All 1."""
    weight.fill_(1)


NAMED: Mapping[str, Callable[[Tensor, int], None]] = {
    f.__name__: f for f in (uniform, linear, glorot, he, orthogonal, identity, zeros, ones)
}


@torch.no_grad()
def begin(weight: Tensor, how: float | str | Tensor, n: int) -> None:
    """Set a weight: to a number, to given values, or by a name.

    Raises UnknownName for a way that does not exist.
    """
    if isinstance(how, str):
        if how not in NAMED:
            raise UnknownName(
                f"there is no start called {how}",
                expected=", ".join(NAMED),
                hint=nearest(how, list(NAMED)),
            )
        NAMED[how](weight, n)
    elif isinstance(how, Tensor):
        weight.copy_(how)
    else:
        weight.fill_(float(how))
