"""elementwise: arithmetic, comparison and logic, entry by entry, with NumPy's broadcasting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import torch

Tensor = torch.Tensor
# torch stores these but does not calculate with them.
STORED = frozenset((torch.uint16, torch.uint32, torch.uint64))


def calculable(function: Callable[..., Tensor]) -> Callable[..., Tensor]:
    """The function also for whole numbers that torch only stores."""

    def run(*values: Tensor, **attributes: Any) -> Tensor:
        kind = values[0].dtype
        if kind not in STORED:
            return function(*values, **attributes)
        wide = [v.to(torch.int64) if v.dtype in STORED else v for v in values]
        found = function(*wide, **attributes)
        return found if found.dtype == torch.bool else found.to(kind)

    return run


def divide(a: Tensor, b: Tensor) -> Tensor:
    """Whole numbers are cut off towards 0."""
    return a / b if a.is_floating_point() else torch.div(a, b, rounding_mode="trunc")


def modulo(a: Tensor, b: Tensor, fmod: int = 0) -> Tensor:
    """The sign of the divisor, with fmod that of the dividend."""
    return torch.fmod(a, b) if fmod else torch.remainder(a, b)


def power(a: Tensor, b: Tensor) -> Tensor:
    """The result has the type of the base."""
    kind = a.dtype
    wide = a.to(torch.float64) if not a.is_floating_point() and b.is_floating_point() else a
    whole = b if b.is_floating_point() or wide.is_floating_point() else b.to(torch.int64)
    return torch.pow(wide, whole).to(kind)


def infinite(x: Tensor, detect_negative: int = 1, detect_positive: int = 1) -> Tensor:
    """Which sides of infinity count."""
    below = torch.isneginf(x) if detect_negative else torch.zeros_like(x, dtype=torch.bool)
    above = torch.isposinf(x) if detect_positive else torch.zeros_like(x, dtype=torch.bool)
    return below | above


def mean(*values: Tensor) -> Tensor:
    """The average of several tensors."""
    return reduce(torch.add, values) / len(values)


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "Abs": torch.abs,
    "Acos": torch.acos,
    "Acosh": torch.acosh,
    "Add": calculable(torch.add),
    "And": torch.logical_and,
    "Asin": torch.asin,
    "Asinh": torch.asinh,
    "Atan": torch.atan,
    "Atanh": torch.atanh,
    "Ceil": torch.ceil,
    "Cos": torch.cos,
    "Cosh": torch.cosh,
    "Div": calculable(divide),
    "Equal": calculable(torch.eq),
    "Erf": torch.erf,
    "Exp": torch.exp,
    "Floor": torch.floor,
    "Greater": calculable(torch.gt),
    "GreaterOrEqual": calculable(torch.ge),
    "Identity": lambda x: x,
    "IsInf": infinite,
    "IsNaN": torch.isnan,
    "Less": calculable(torch.lt),
    "LessOrEqual": calculable(torch.le),
    "Log": torch.log,
    "Max": calculable(lambda *values: reduce(torch.maximum, values)),
    "Mean": mean,
    "Min": calculable(lambda *values: reduce(torch.minimum, values)),
    "Mod": calculable(modulo),
    "Mul": calculable(torch.mul),
    "Neg": torch.neg,
    "Not": torch.logical_not,
    "Or": torch.logical_or,
    "Pow": calculable(power),
    "Reciprocal": torch.reciprocal,
    "Round": torch.round,
    "Sign": torch.sign,
    "Sin": torch.sin,
    "Sinh": torch.sinh,
    "Sqrt": torch.sqrt,
    "Sub": calculable(torch.sub),
    "Sum": lambda *values: reduce(torch.add, values),
    "Tan": torch.tan,
    "Tanh": torch.tanh,
    "Where": torch.where,
    "Xor": torch.logical_xor,
}
