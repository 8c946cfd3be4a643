"""linear: products of matrices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch

Tensor = torch.Tensor


def gemm(
    a: Tensor,
    b: Tensor,
    c: Tensor | None = None,
    alpha: float = 1.0,
    beta: float = 1.0,
    transA: int = 0,
    transB: int = 0,
) -> Tensor:
    """α·A·B + β·C"""
    found = alpha * ((a.T if transA else a) @ (b.T if transB else b))
    return found if c is None else found + beta * c


def matmul(a: Tensor, b: Tensor) -> Tensor:
    """As NumPy's; whole numbers that torch only stores are widened."""
    if a.is_floating_point():
        return a @ b
    return (a.to(torch.int64) @ b.to(torch.int64)).to(a.dtype)


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "Einsum": lambda *values, equation: torch.einsum(equation, *values),
    "Gemm": gemm,
    "MatMul": matmul,
}
