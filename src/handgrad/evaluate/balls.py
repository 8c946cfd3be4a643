"""balls: functions of rationals and balls: exact where the result is rational, else a ball.

A ball (`arb`) is a midpoint with a radius and is sure to hold the true value. A rational that grows
beyond `TALLEST` bits goes on as a ball.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import arb, fmpq

from handgrad.errors import DomainError

TALLEST = 8_000
ZERO, ONE = fmpq(0), fmpq(1)
Ball = Any  # arb


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
            ball = factor if type(result) is fmpq else result
            result = ZERO if ball.is_finite() else ball
        else:
            result = result * factor
    return short(result)


def divide(a: Any, b: Any) -> Any:
    """Exact while both are. Raises DomainError where b is 0."""
    if type(b) is fmpq:
        if b == 0:
            raise DomainError("a division by zero")
        return short(a / b)
    if type(a) is fmpq and a == 0 and not b.contains(0):
        return ZERO
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


def log_of_base(base: int) -> Callable[[Any], Any]:
    """The logarithm to a whole base; exact for its powers."""

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


def arctan(x: Any) -> Any:
    """Exact at 0."""
    return ZERO if type(x) is fmpq and x == 0 else arb(x).atan()


def erf(x: Any) -> Any:
    """Exact at 0."""
    return ZERO if type(x) is fmpq and x == 0 else arb(x).erf()


def absolute(x: Any) -> Any:
    """The size without the sign."""
    return abs(x)


def pi() -> Ball:
    """π."""
    return arb.pi()


def _show(x: Any) -> str:
    return str(x) if type(x) is fmpq else str(x.str(6, radius=False))


def same(x: Any) -> Any:
    """The value itself."""
    return x
