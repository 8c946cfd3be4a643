"""matrices: large products by the library's own matrices, of rationals or of balls."""

from __future__ import annotations

from typing import Any

from flint import arb, arb_mat, fmpq, fmpq_mat

from handgrad.errors import LimitReached
from handgrad.evaluate.array import LIMIT, Array

SMALL = 200  # multiplications below which plain loops are as fast


def matmul(ar: Any, a: Array, b: Array) -> Any:
    """Rows times columns. Raises LimitReached beyond a million multiplications.

    >>> from handgrad.evaluate.certified import CERTIFIED, exact
    >>> matmul(CERTIFIED, exact([["0.5", 2]]), exact([[2], [1]]))
    Array(shape=(1, 1), flat=(3,))
    """
    k = a.shape[-1]
    n = len(a.flat) // k
    m = len(b.flat) // k
    if n * k * m <= SMALL:
        return ar.contract(a, b)
    if n * k * m > LIMIT:
        raise LimitReached(f"a matrix product of {n * k * m} multiplications; the limit is {LIMIT}")
    exact = all(type(x) is fmpq for x in a.flat) and all(type(x) is fmpq for x in b.flat)
    kind: Any = fmpq_mat if exact else arb_mat
    number: Any = fmpq if exact else arb
    left = kind(n, k, [number(x) for x in a.flat])
    right = kind(k, m, [number(x) for x in b.flat])
    return Array(a.shape[:-1] + b.shape[1:], tuple((left * right).entries()))
