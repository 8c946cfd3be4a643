"""table: functions of numbers by the name of their operation, over torch tensors.

What is not real (the logarithm of a negative number) is NaN, as everywhere in torch; where
something has to be refused, the certified arithmetic does it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from flint import fmpq

from handgrad.evaluate.arithmetic import Arithmetic
from handgrad.parse.written import fraction

Tensor = torch.Tensor


def number(q: fmpq) -> Tensor:
    """The nearest double of a rational, without axes."""
    return torch.tensor(int(q.p) / int(q.q), dtype=torch.float64)


def add(*terms: Any) -> Any:
    """From left to right."""
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


def multiply(*factors: Any) -> Any:
    """From left to right."""
    result = factors[0]
    for factor in factors[1:]:
        result = result * factor
    return result


def power(x: Any, n: Any) -> Any:
    """x to the power n; a whole exponent that is a plain number stays whole."""
    if isinstance(n, float) and n == int(n):
        n = int(n)
    return x**n


def root(x: Tensor, n: Any) -> Tensor:
    """Odd roots of negative numbers exist."""
    if isinstance(n, float) and n % 2 == 1:
        return torch.sign(x) * torch.pow(torch.abs(x), 1 / n)
    return torch.pow(x, 1 / n)


def logarithm(x: Any, b: Any) -> Any:
    """ln x / ln b."""
    return _ln(x) / _ln(b)


def _ln(x: Any) -> Any:
    return torch.log(x) if isinstance(x, Tensor) else math.log(x)


def maximum(*values: Any) -> Any:
    """At a tie the first value counts, also for the derivative."""
    best = values[0]
    for value in values[1:]:
        best = torch.where(_condition(value > best), value, best)
    return best


def minimum(*values: Any) -> Any:
    """At a tie the first value counts, also for the derivative."""
    best = values[0]
    for value in values[1:]:
        best = torch.where(_condition(value < best), value, best)
    return best


def where(c: Any, a: Any, b: Any) -> Tensor:
    """a where c is not 0, else b."""
    return torch.where(_condition(c), a, b)


def _condition(c: Any) -> Tensor:
    if not isinstance(c, Tensor):
        return torch.tensor(bool(c))
    return c if c.dtype == torch.bool else c != 0


def both(a: Any, b: Any) -> Any:
    """Do both conditions hold?"""
    return _condition(a) & _condition(b)


def either(a: Any, b: Any) -> Any:
    """Does one of the conditions hold?"""
    return _condition(a) | _condition(b)


def opposite(a: Tensor) -> Tensor:
    """The other of yes and no; 1 − a for a number."""
    return ~a if a.dtype == torch.bool else 1 - a


def step(attributes: Mapping[str, Any], x: Tensor) -> Tensor:
    """1 above 0, 0 below, at 0 what the convention says."""
    at_zero = float(fraction(str(attributes["at_zero"])))
    return (x > 0).to(x.dtype) + at_zero * (x == 0).to(x.dtype)


def leaky_relu(attributes: Mapping[str, Any], x: Tensor) -> Tensor:
    """x above 0, a·x below."""
    return torch.where(x > 0, x, float(fraction(str(attributes["a"]))) * x)


def first_largest(row: Sequence[Tensor]) -> list[Any]:
    """1 at the first largest entry."""
    values = torch.stack([torch.as_tensor(x) for x in row])
    flags = torch.nn.functional.one_hot(values.argmax(-1), len(row))
    return list(flags.to(values.dtype).unbind(-1))


def gate(attributes: Mapping[str, Any], c: Any, x: Any) -> Any:
    """x; its derivative only where the condition is as `taken`."""
    if not isinstance(x, Tensor):
        return x
    still = x.detach()
    if attributes["taken"]:
        return torch.where(_condition(c), x, still)
    return torch.where(_condition(c), still, x)


TABLE: dict[str, Callable[..., Any]] = {
    "add": add,
    "subtract": lambda a, b: a - b,
    "multiply": multiply,
    "hadamard": multiply,
    "divide": lambda a, b: a / b,
    "negate": lambda a: -a,
    "same": lambda a: a,
    "power": power,
    "sqrt": torch.sqrt,
    "root": root,
    "exp": torch.exp,
    "ln": torch.log,
    "log10": torch.log10,
    "log2": torch.log2,
    "logarithm": logarithm,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "sin": torch.sin,
    "cos": torch.cos,
    "arctan": torch.atan,
    "erf": torch.erf,
    "floor": torch.floor,
    "abs": torch.abs,
    "sign": torch.sign,
    "relu": torch.relu,
    "maximum": maximum,
    "minimum": minimum,
    "less": lambda a, b: a < b,
    "less_equal": lambda a, b: a <= b,
    "greater": lambda a, b: a > b,
    "greater_equal": lambda a, b: a >= b,
    "equal": lambda a, b: a == b,
    "not_equal": lambda a, b: a != b,
    "both": both,
    "either": either,
    "opposite": opposite,
    "where": where,
    "pi": lambda: number(fmpq(0)) + math.pi,
}
SETTINGS: dict[str, Callable[..., Any]] = {"step": step, "leaky_relu": leaky_relu, "gate": gate}
YES_OR_NO = frozenset(
    ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal", "both", "either")
)
TORCH = Arithmetic("torch", TABLE, SETTINGS, number, first_largest)
