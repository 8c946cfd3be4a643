"""counting: how many threshold functions of n inputs there are.

Up to renaming and negating inputs, a threshold function has weights w₁ ≥ w₂ ≥ … ≥ wₙ ≥ 0. Then
moving a one to an earlier input never turns the output off: the function is regular. The regular
functions are few (27 of 3, 119 of 5, 1,173 of 6 inputs); each is decided by the exact programme,
and each counts for its orbit: n! / Π(sizes of its groups of exchangeable inputs)! renamings times
2^(inputs that matter) negations.
"""

from __future__ import annotations

from math import factorial, prod

import msgspec

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.function import Function
from handgrad.threshold.properties import changes, groups
from handgrad.threshold.smallest import least


class Count(msgspec.Struct, frozen=True):
    """The functions of n inputs.

    regular   monotone functions in which earlier inputs count more
    classes   those of them that are threshold functions
    functions all threshold functions
    """

    n: int
    regular: int
    classes: int
    functions: int


def count(n: int) -> Count:
    """How many threshold functions of n inputs there are.

    >>> [count(n).functions for n in (1, 2, 3, 4, 5)]
    [4, 14, 104, 1882, 94572]
    """
    every = regular(n)
    found = [f for f in every if not isinstance(least(f), Certificate)]
    return Count(n, len(every), len(found), sum(map(orbit, found)))


def regular(n: int) -> list[Function]:
    """The regular functions of n inputs.

    >>> [len(regular(n)) for n in (1, 2, 3, 4, 5)]
    [3, 5, 10, 27, 119]
    """
    if n == 0:
        return [Function(0, 0), Function(0, 1)]
    smaller = regular(n - 1)
    found = []
    for low in smaller:
        for high in smaller:
            if low.bits & ~high.bits:
                continue
            # x₁ = 1, x₂ = 0 must fire wherever x₁ = 0, x₂ = 1 does
            if n > 1:
                half = 1 << (n - 2)
                if low.bits >> half & ~high.bits & ((1 << half) - 1):
                    continue
            found.append(Function(n, low.bits | high.bits << (1 << (n - 1))))
    return found


def orbit(f: Function) -> int:
    """How many functions a regular one becomes by renaming and negating its inputs."""
    renamed = factorial(f.n) // prod(factorial(len(group)) for group in groups(f))
    matter = sum(any(changes(f, i)) for i in range(f.n))
    return renamed << matter
