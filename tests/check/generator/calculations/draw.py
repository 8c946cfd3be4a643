"""draw: numbers as problems give them, and short ways to write formulas."""

from __future__ import annotations

from random import Random

from ..expression import Add, Div, Fn, Mul, Neg, Node, Pow, Ref, Step, Symbol, constant

ONE = constant("1")
TWO = constant("2")
HALF = Div(ONE, TWO)


def weight(random: Random, low: float = -1.0, high: float = 1.0) -> str:
    """A weight with one or two decimals, never nought."""
    while True:
        text = f"{random.uniform(low, high):.{random.choice((1, 1, 2))}f}"
        if float(text) != 0:
            return text


def datum(random: Random) -> str:
    """An input: whole, or with one decimal."""
    return random.choice(("1", "2", "0", "1.0", "0.5", "-1", weight(random), weight(random)))


def prod(*factors: Node | Symbol) -> Node:
    """A product."""
    return Mul(tuple(ref(f) for f in factors))


def plus(*terms: Node | Symbol) -> Node:
    """A sum."""
    return Add(tuple(("+", ref(t)) for t in terms))


def minus(first: Node | Symbol, *rest: Node | Symbol) -> Node:
    """A difference."""
    return Add((("+", ref(first)), *(("-", ref(t)) for t in rest)))


def ref(part: Node | Symbol) -> Node:
    """A symbol as a part of a formula."""
    return Ref(part) if isinstance(part, Symbol) else part


def fn(name: str, argument: Node | Symbol) -> Node:
    """A function of something."""
    return Fn(name, ref(argument))


def square(base: Node | Symbol) -> Node:
    """A square."""
    return Pow(ref(base), 2)


def rest(symbol: Symbol) -> Node:
    """1 − a."""
    return minus(ONE, symbol)


__all__ = [
    "HALF", "ONE", "TWO", "Div", "Neg", "Step", "Symbol", "datum", "fn", "minus", "plus", "prod",
    "ref", "rest", "square", "weight",
]  # fmt: skip
