"""float64: double precision, as a calculator or a program computes it. For comparison, never for a
verdict.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flint import fmpq

from handgrad.errors import DomainError, LimitReached
from handgrad.evaluate.arithmetic import Arithmetic
from handgrad.evaluate.array import Array, stack
from handgrad.evaluate.walk import Memo, compute
from handgrad.graph.node import Node
from handgrad.parse.written import fraction


def value(
    node: Node, known: Mapping[Node, Any] | None = None, bits: int = 53, memo: Memo | None = None
) -> Any:
    """The value of a node as float, or Array of floats. The interface of `certified.value`; `bits`
    is always 53.

    Raises DomainError, UnknownName, LimitReached (a number too large for a float).

    >>> from handgrad.parse import formula
    >>> from handgrad.parse.build import Scope, build
    >>> round(value(build(formula("σ(1)"), Scope())), 4)
    0.7311
    """
    found: Memo = {} if memo is None else memo
    for leaf, given in (known or {}).items():
        found[leaf] = floating(given)
    try:
        return compute(FLOAT64, node, found)
    except OverflowError as error:
        raise LimitReached("a number too large for double precision") from error


def floating(given: Any) -> Any:
    """Numbers, text, rationals, nested lists or arrays as floats."""
    if isinstance(given, (list, tuple)):
        return stack([floating(part) for part in given])
    if isinstance(given, Array):
        return Array(given.shape, tuple(floating(x) for x in given.flat))
    if isinstance(given, str):
        given = fraction(given)
    return number(given) if isinstance(given, fmpq) else float(given)


def number(q: fmpq) -> float:
    """The nearest float of a rational."""
    return float(q)


def add(*terms: float) -> float:
    """From left to right."""
    total = terms[0]
    for term in terms[1:]:
        total += term
    return total


def multiply(*factors: float) -> float:
    """From left to right."""
    return math.prod(factors)


def power(x: float, n: float) -> float:
    """x to the power n. Raises DomainError where it is not real."""
    if x < 0 and n != int(n):
        raise DomainError("a negative number to a power that is no whole number")
    if x == 0 and n < 0:
        raise DomainError("0 to a negative power")
    return float(x**n)


def root(x: float, n: float) -> float:
    """Odd roots of negative numbers exist."""
    if x < 0 and n % 2 == 1:
        return -power(-x, 1 / n)
    return power(x, 1 / n)


def sqrt(x: float) -> float:
    """Raises DomainError below 0."""
    if x < 0:
        raise DomainError(f"the square root of a negative number, {x:g}")
    return math.sqrt(x)


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    def log(x: float) -> float:
        if x <= 0:
            raise DomainError(f"the logarithm of {x:g}, which is not positive")
        return function(x)

    return log


ln = _logarithm(math.log)


def logarithm(x: float, b: float) -> float:
    """ln x / ln b."""
    return ln(x) / ln(b)


def sigmoid(x: float) -> float:
    """Stable on both sides: at −1000 it is 0, not an overflow."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    e = math.exp(x)
    return e / (1 + e)


def sign(x: float) -> float:
    """−1, 0 or 1."""
    return float((x > 0) - (x < 0))


def step(attributes: Mapping[str, Any], x: float) -> float:
    """1 above 0, 0 below, at 0 what the convention says."""
    return number(fraction(str(attributes["at_zero"]))) if x == 0 else float(x > 0)


def leaky_relu(attributes: Mapping[str, Any], x: float) -> float:
    """x above 0, a·x below."""
    return x if x > 0 else number(fraction(str(attributes["a"]))) * x


def first_largest(row: Sequence[float]) -> list[float]:
    """1 at the first largest entry."""
    best = max(range(len(row)), key=lambda i: (row[i], -i))
    return [float(i == best) for i in range(len(row))]


def softmax(ar: Arithmetic, x: Array) -> Any:
    """Without overflow: the largest score of a row is taken off first."""
    e = ar.call("exp", _lowered(ar, x))
    return ar.call("divide", e, ar.total(e))


def log_softmax(ar: Arithmetic, x: Array) -> Any:
    """Without overflow."""
    low = _lowered(ar, x)
    return ar.call("subtract", low, ar.call("ln", ar.total(ar.call("exp", low))))


def _lowered(ar: Arithmetic, x: Array) -> Any:
    top = ar.reduce("maximum", x, -1)
    return ar.call("subtract", x, ar.spread(top, x.shape, -1))


TABLE: dict[str, Callable[..., Any]] = {
    "add": add,
    "subtract": lambda a, b: a - b,
    "multiply": multiply,
    "hadamard": multiply,
    "divide": lambda a, b: a / b,
    "negate": lambda a: -a,
    "same": lambda a: a,
    "power": power,
    "sqrt": sqrt,
    "root": root,
    "exp": math.exp,
    "ln": ln,
    "log10": _logarithm(math.log10),
    "log2": _logarithm(math.log2),
    "logarithm": logarithm,
    "sigmoid": sigmoid,
    "tanh": math.tanh,
    "sin": math.sin,
    "cos": math.cos,
    "arctan": math.atan,
    "erf": math.erf,
    "abs": abs,
    "sign": sign,
    "floor": lambda x: float(math.floor(x)),
    "relu": lambda x: max(x, 0.0),
    "maximum": lambda *values: max(values),
    "minimum": lambda *values: min(values),
    "less": lambda a, b: float(a < b),
    "less_equal": lambda a, b: float(a <= b),
    "greater": lambda a, b: float(a > b),
    "greater_equal": lambda a, b: float(a >= b),
    "equal": lambda a, b: float(a == b),
    "not_equal": lambda a, b: float(a != b),
    "both": lambda a, b: float(a == 1 and b == 1),
    "either": lambda a, b: float(a == 1 or b == 1),
    "opposite": lambda a: 1.0 - a,
    "where": lambda c, a, b: a if c else b,
    "pi": lambda: math.pi,
}
SETTINGS: dict[str, Callable[..., Any]] = {"step": step, "leaky_relu": leaky_relu}
NATIVES = {"softmax": softmax, "log_softmax": log_softmax}
FLOAT64 = Arithmetic("float64", TABLE, SETTINGS, number, first_largest, NATIVES)
