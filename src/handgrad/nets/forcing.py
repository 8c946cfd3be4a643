"""forcing: how often a decoder in training is fed the true output before, not its own.

Schedules over the number of the update, from 0 on (Bengio et al. 2015).
"""

from __future__ import annotations

import math
from collections.abc import Callable

Schedule = Callable[[int], float]


def constant(share: float = 1.0) -> Schedule:
    """Always the same; 1 is teacher forcing."""
    return lambda _: share


def linear(fall: float, least: float = 0.0) -> Schedule:
    """1 − fall·i, not below `least`."""
    return lambda i: max(least, 1 - fall * i)


def exponential(k: float) -> Schedule:
    """kⁱ with k < 1."""
    return lambda i: float(k**i)


def inverse_sigmoid(k: float) -> Schedule:
    """k / (k + exp(i/k)) with k ≥ 1.

    >>> round(inverse_sigmoid(10)(0), 4)
    0.9091
    """
    return lambda i: k / (k + math.exp(min(i / k, 700)))
