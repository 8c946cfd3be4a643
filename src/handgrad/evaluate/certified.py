"""certified: exact rationals as long as possible, then balls that are sure to hold the true value.

Sums, products and quotients of decimals stay exact (0.3 + 0.1 − 0.4 is 0); a ball begins at the
first function whose value is no rational. Comparisons say yes, no or "not decided at this
precision"; what depends on an undecided one becomes a ball that holds both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flint import arb, ctx, fmpq

from handgrad.evaluate import balls, order
from handgrad.evaluate.arithmetic import Arithmetic
from handgrad.evaluate.array import Array, stack
from handgrad.evaluate.walk import Memo, compute
from handgrad.graph.node import Node
from handgrad.parse.written import fraction

_READY = (fmpq, arb)


def value(
    node: Node, known: Mapping[Node, Any] | None = None, bits: int = 128, memo: Memo | None = None
) -> Any:
    """The value of a node: fmpq where exact, arb where not, Array of these for an array.

    known  values of the nodes that come from outside
    bits   precision of the balls
    memo   values found so far, at these bits and for this `known`; taken and filled

    Raises DomainError, UnknownName (an input without value), LimitReached.

    >>> from handgrad.parse import formula
    >>> from handgrad.parse.build import Scope, build
    >>> value(build(formula("0.3 + 0.1 - 0.4"), Scope()))
    0
    """
    found: Memo = {} if memo is None else memo
    if known:
        for leaf, given in known.items():
            found[leaf] = given if type(given) in _READY else exact(given)
    if node in found:
        return found[node]
    before = ctx.prec
    if before == bits:
        return compute(CERTIFIED, node, found)
    ctx.prec = bits
    try:
        return compute(CERTIFIED, node, found)
    finally:
        ctx.prec = before


def exact(given: Any) -> Any:
    """A number or nested lists of numbers, given as int, text or rational, as exact values.

    >>> exact([["0.1", 2]])
    Array(shape=(1, 2), flat=(1/10, 2))
    """
    if isinstance(given, (list, tuple)):
        return stack([exact(part) for part in given])
    if isinstance(given, str):
        return fraction(given)
    if isinstance(given, Array):
        return Array(given.shape, tuple(exact(x) for x in given.flat))
    if isinstance(given, float):
        over, under = given.as_integer_ratio()
        return fmpq(over, under)
    return given if isinstance(given, arb) else fmpq(given)


def matmul(ar: Arithmetic, *arrays: Any) -> Any:
    """Flint's own product of matrices, loaded when the first one is multiplied."""
    from handgrad.evaluate import matrices

    return matrices.matmul(ar, *arrays)


def rational(q: Any) -> Any:
    """A rational is already a number of this arithmetic."""
    return q


TABLE: dict[str, Callable[..., Any]] = {
    "add": balls.add,
    "subtract": balls.subtract,
    "multiply": balls.multiply,
    "hadamard": balls.multiply,
    "divide": balls.divide,
    "negate": balls.negate,
    "power": balls.power,
    "sqrt": balls.sqrt,
    "root": balls.root,
    "exp": balls.exp,
    "ln": balls.ln,
    "log10": balls.log_of_base(10),
    "log2": balls.log_of_base(2),
    "logarithm": balls.logarithm,
    "sigmoid": balls.sigmoid,
    "tanh": balls.tanh,
    "sin": balls.sin,
    "cos": balls.cos,
    "arctan": balls.arctan,
    "erf": balls.erf,
    "abs": balls.absolute,
    "maximum": order.maximum,
    "minimum": order.minimum,
    "less": order.less,
    "less_equal": order.less_equal,
    "greater": order.greater,
    "greater_equal": order.greater_equal,
    "equal": order.equal,
    "not_equal": order.not_equal,
    "both": order.both,
    "either": order.either,
    "opposite": order.opposite,
    "where": order.where,
    "same": balls.same,
    "relu": order.relu,
    "sign": order.sign,
    "floor": order.floor,
    "pi": balls.pi,
}
SETTINGS: dict[str, Callable[..., Any]] = {"step": order.step, "leaky_relu": order.leaky_relu}
CERTIFIED = Arithmetic(
    "certified", TABLE, SETTINGS, rational, order.first_largest, {"matmul": matmul}
)

__all__ = ["CERTIFIED", "Array", "value"]
