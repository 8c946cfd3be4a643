"""certified: exact rationals as long as possible, then balls that are sure to hold the true value.

Sums, products and quotients of decimals stay exact (0.3 + 0.1 − 0.4 is 0); a ball begins at the first function whose value is
no rational. Comparisons say yes, no or "not decided at this precision"; what depends on an undecided one becomes a ball that
holds both. Rationals that grow beyond `TALLEST` bits become balls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flint import arb, ctx, fmpq

from handgrad.errors import DomainError
from handgrad.evaluate.arithmetic import Arithmetic
from handgrad.evaluate.array import Array, stack
from handgrad.evaluate.walk import Memo, compute
from handgrad.graph.node import Node
from handgrad.parse.written import fraction

TALLEST = 8_000
ZERO, ONE = fmpq(0), fmpq(1)
Ball = Any  # arb: a midpoint with a radius
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
    before = ctx.prec
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


def short(x: Any) -> Any:
    """A rational that has grown too tall goes on as a ball."""
    return arb(x) if type(x) is fmpq and x.height_bits() > TALLEST else x


def add(*terms: Any) -> Any:
    """Exact while all terms are."""
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return short(total)


def subtract(a: Any, b: Any) -> Any:
    """Exact while both are; a value less itself is 0 even for a ball."""
    return ZERO if a is b else short(a - b)


def multiply(*factors: Any) -> Any:
    """Exact while all factors are; an exact 0 stays exact whatever it meets."""
    result = factors[0]
    for factor in factors[1:]:
        if type(result) is not type(factor) and (
            (type(result) is fmpq and result == 0) or (type(factor) is fmpq and factor == 0)
        ):
            result = ZERO
        else:
            result = result * factor
    return short(result)


def divide(a: Any, b: Any) -> Any:
    """Exact while both are. Raises DomainError where b is 0."""
    if type(b) is fmpq:
        if b == 0:
            raise DomainError("a division by zero")
        return short(a / b)
    return a / b


def negate(a: Any) -> Any:
    """Exact while it is."""
    return -a


def power(x: Any, n: Any) -> Any:
    """Exact for rational x and whole n, and for roots that come out."""
    if type(n) is fmpq:
        if n.q == 1:
            return _whole(x, int(n.p))
        if type(x) is fmpq:
            if x < 0:
                raise DomainError(f"a negative number to the power {n}")
            if n.q <= 64:
                base = _exact_root(x, int(n.q))
                if base is not None:
                    return _whole(base, int(n.p))
        if x == 0:
            if n < 0:
                raise DomainError("0 to a negative power")
            return ZERO
    if type(x) is fmpq and x < 0:
        raise DomainError("a negative number to a power that is no whole number")
    return arb(x) ** arb(n)


def _whole(x: Any, n: int) -> Any:
    if n == 0:
        return ONE
    if type(x) is not fmpq:
        return x**n if abs(n) < 1_000_000 else x ** arb(n)
    if x == 0:
        if n < 0:
            raise DomainError("0 to a negative power")
        return ZERO
    if x == 1:
        return ONE
    if x.height_bits() * abs(n) > TALLEST:
        sign = -1 if x < 0 and n % 2 else 1
        return arb(abs(x)) ** arb(n) * sign
    return x**n


def _exact_root(x: fmpq, degree: int) -> fmpq | None:
    """The root if it is rational."""
    over, under = x.p, x.q
    a, b = over.root(degree), under.root(degree)
    return fmpq(a, b) if a**degree == over and b**degree == under else None


def sqrt(x: Any) -> Any:
    """Exact for squares. Raises DomainError below 0."""
    if type(x) is fmpq:
        if x < 0:
            raise DomainError(f"the square root of a negative number, {_show(x)}")
        exact = _exact_root(x, 2)
        if exact is not None:
            return exact
        return arb(x).sqrt()
    if x < 0:
        raise DomainError(f"the square root of a negative number, {_show(x)}")
    return x.sqrt()


def root(x: Any, n: Any) -> Any:
    """x to 1/n; odd roots of negative numbers exist."""
    if type(n) is fmpq and n.q == 1 and n.p % 2 and x < 0:
        return -power(-x, 1 / n)
    return power(x, 1 / n)


def exp(x: Any) -> Any:
    """e to the power x; exact at 0."""
    if type(x) is fmpq:
        if x == 0:
            return ONE
        return arb(x).exp()
    return x.exp()


def ln(x: Any) -> Any:
    """The natural logarithm; exact at 1. Raises DomainError at and below 0."""
    if x <= 0:
        raise DomainError(f"the logarithm of {_show(x)}, which is not positive")
    if type(x) is fmpq:
        if x == 1:
            return ZERO
        return arb(x).log()
    return x.log()


def _log_of_base(base: int) -> Callable[[Any], Any]:
    def log(x: Any) -> Any:
        if x <= 0:
            raise DomainError(f"the logarithm of {_show(x)}, which is not positive")
        if type(x) is fmpq:
            exact = _exact_log(x, base)
            if exact is not None:
                return fmpq(exact)
        return arb(x).log() / arb(base).log()

    return log


def _exact_log(x: fmpq, base: int) -> int | None:
    """n if x = baseⁿ."""
    size, sign = (x.p, 1) if x.q == 1 else (x.q, -1)
    if sign < 0 and x.p != 1:
        return None
    n = 0
    while size > 1:
        size, rest = divmod(size, base)
        if rest:
            return None
        n += 1
    return sign * n


def logarithm(x: Any, b: Any) -> Any:
    """ln x / ln b."""
    return divide(ln(x), ln(b))


def sigmoid(x: Any) -> Any:
    """1 / (1 + e⁻ˣ); exact at 0."""
    if type(x) is fmpq:
        if x == 0:
            return fmpq(1, 2)
        x = arb(x)
    return 1 / (1 + (-x).exp())


def tanh(x: Any) -> Any:
    """Exact at 0."""
    if type(x) is fmpq:
        return ZERO if x == 0 else arb(x).tanh()
    return x.tanh()


def sin(x: Any) -> Any:
    """Exact at 0."""
    return ZERO if type(x) is fmpq and x == 0 else arb(x).sin()


def cos(x: Any) -> Any:
    """Exact at 0."""
    return ONE if type(x) is fmpq and x == 0 else arb(x).cos()


def absolute(x: Any) -> Any:
    """The size without the sign."""
    return abs(x)


def hull(*values: Any) -> Ball:
    """One ball that holds all of these."""
    result = arb(values[0])
    for other in values[1:]:
        result = result.union(arb(other))
    return result


def larger(a: Any, b: Any) -> Any:
    """The larger of two."""
    if a >= b:
        return a
    return b if b >= a else arb(a).max(arb(b))


def smaller(a: Any, b: Any) -> Any:
    """The smaller of two."""
    if a <= b:
        return a
    return b if b <= a else arb(a).min(arb(b))


def maximum(*values: Any) -> Any:
    """The largest."""
    best = values[0]
    for other in values[1:]:
        best = larger(best, other)
    return best


def minimum(*values: Any) -> Any:
    """The smallest."""
    best = values[0]
    for other in values[1:]:
        best = smaller(best, other)
    return best


def truth(yes: bool, no: bool) -> Any:
    """1, 0, or the ball that holds both while it is open."""
    return ONE if yes else ZERO if no else OPEN()


def OPEN() -> Ball:
    """Not decided: a ball around 0 and 1."""
    return arb(0.5, 0.5)


def less(a: Any, b: Any) -> Any:
    """a < b?"""
    return ZERO if a is b else truth(a < b, a >= b)


def less_equal(a: Any, b: Any) -> Any:
    """a ≤ b?"""
    return ONE if a is b else truth(a <= b, a > b)


def greater(a: Any, b: Any) -> Any:
    """a > b?"""
    return ZERO if a is b else truth(a > b, a <= b)


def greater_equal(a: Any, b: Any) -> Any:
    """a ≥ b?"""
    return ONE if a is b else truth(a >= b, a < b)


def equal(a: Any, b: Any) -> Any:
    """a = b? Balls can only say no."""
    if a is b:
        return ONE
    exact = type(a) is fmpq and type(b) is fmpq
    return truth(exact and a == b, (exact and a != b) or a < b or a > b)


def not_equal(a: Any, b: Any) -> Any:
    """a ≠ b?"""
    return opposite(equal(a, b))


def both(a: Any, b: Any) -> Any:
    """a and b."""
    return truth(a == 1 and b == 1, a == 0 or b == 0)


def either(a: Any, b: Any) -> Any:
    """a or b."""
    return truth(a == 1 or b == 1, a == 0 and b == 0)


def opposite(a: Any) -> Any:
    """not a."""
    return truth(a == 0, a == 1)


def where(c: Any, a: Any, b: Any) -> Any:
    """a if c, b if not, a ball that holds both while it is open."""
    if type(c) is fmpq:
        return b if c == 0 else a
    return hull(a, b)


def relu(x: Any) -> Any:
    """max(0, x)."""
    return larger(x, ZERO)


def sign(x: Any) -> Any:
    """−1, 0 or 1."""
    if x > 0:
        return ONE
    if x < 0:
        return -ONE
    return ZERO if type(x) is fmpq else arb(0, 1)


def step(attributes: Mapping[str, Any], x: Any) -> Any:
    """1 above 0, 0 below, at 0 what the convention says."""
    if x > 0:
        return ONE
    if x < 0:
        return ZERO
    at_zero = fraction(str(attributes["at_zero"]))
    return at_zero if type(x) is fmpq else hull(ZERO, ONE, at_zero)


def leaky_relu(attributes: Mapping[str, Any], x: Any) -> Any:
    """x above 0, a·x below."""
    slope = fraction(str(attributes["a"]))
    if x >= 0:
        return x
    return slope * x if x <= 0 else hull(x, slope * x)


def first_largest(row: Sequence[Any]) -> list[Any]:
    """1 for the first largest entry; while it is open every candidate is a ball around 0 and 1."""
    flags: list[Any] = []
    for i, x in enumerate(row):
        beaten = any(x < y or (j < i and x <= y) for j, y in enumerate(row) if j != i)
        wins = all(x > y or (j > i and x >= y) for j, y in enumerate(row) if j != i)
        flags.append(truth(wins, beaten))
    return flags


def pi() -> Ball:
    """π."""
    return arb.pi()


def _show(x: Any) -> str:
    return str(x) if type(x) is fmpq else str(x.str(6, radius=False))


def same(x: Any) -> Any:
    """The value itself."""
    return x


def rational(q: Any) -> Any:
    """A rational is already a number of this arithmetic."""
    return q


TABLE: dict[str, Callable[..., Any]] = {
    "add": add, "subtract": subtract, "multiply": multiply, "hadamard": multiply, "divide": divide,
    "negate": negate, "power": power, "sqrt": sqrt, "root": root, "exp": exp, "ln": ln,
    "log10": _log_of_base(10), "log2": _log_of_base(2), "logarithm": logarithm, "sigmoid": sigmoid,
    "tanh": tanh, "sin": sin, "cos": cos, "abs": absolute, "maximum": maximum, "minimum": minimum,
    "less": less, "less_equal": less_equal, "greater": greater, "greater_equal": greater_equal,
    "equal": equal, "not_equal": not_equal, "both": both, "either": either, "opposite": opposite,
    "where": where, "same": same, "relu": relu, "sign": sign, "pi": pi,
}  # fmt: skip
SETTINGS: dict[str, Callable[..., Any]] = {"step": step, "leaky_relu": leaky_relu}
CERTIFIED = Arithmetic("certified", TABLE, SETTINGS, rational, first_largest)

__all__ = ["CERTIFIED", "Array", "value"]
