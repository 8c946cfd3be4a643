"""expression: the formula tree of the generator and its value.

Every number travels in three channels:
    held   what this author carries on: rounded or not, wrong after a slip
    clean  what the same author would carry on without the slip
    true   the exact chain, never rounded
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import mpmath

mpmath.mp.dps = 50
Number = mpmath.mpf
CHANNELS = ("held", "clean", "true")


@dataclass(frozen=True)
class Symbol:
    """A name: base, mark ('hat', 'tilde'), subscript, superscript; with `of` and `by` ∂of/∂by."""

    base: str
    sub: str = ""
    sup: str = ""
    mark: str = ""
    of: Symbol | None = None
    by: Symbol | None = None


def derivative(of: Symbol, by: Symbol) -> Symbol:
    """The name ∂of/∂by."""
    return Symbol("∂", of=of, by=by)


class Node:
    """A part of a formula."""


@dataclass(frozen=True)
class Ref(Node):
    """A name standing in a formula."""

    symbol: Symbol


@dataclass(frozen=True)
class Leaf(Node):
    """A number as printed. `own`: the slip was made here; `tainted`: it depends on a slip."""

    text: str
    held: Number
    clean: Number
    true: Number
    clean_text: str = ""
    tainted: bool = False
    own: bool = False
    given: bool = False
    symbol: Symbol | None = None


@dataclass(frozen=True)
class Add(Node):
    """A sum; each term with its sign, '+' or '-'."""

    terms: tuple[tuple[str, Node], ...]


@dataclass(frozen=True)
class Mul(Node):
    """A product."""

    factors: tuple[Node, ...]


@dataclass(frozen=True)
class Div(Node):
    """A quotient."""

    over: Node
    under: Node


@dataclass(frozen=True)
class Pow(Node):
    """A whole power."""

    base: Node
    exponent: int


@dataclass(frozen=True)
class Fn(Node):
    """A function of one number: sigma, tanh, exp, ln, sqrt, abs, relu."""

    name: str
    argument: Node


@dataclass(frozen=True)
class Neg(Node):
    """A minus sign before something."""

    body: Node


@dataclass(frozen=True)
class Slipped(Node):
    """What the author wrote (None: left out) where something else belongs."""

    shown: Node | None
    clean: Node
    neutral: int = 0


@dataclass(frozen=True)
class Step:
    """One line: symbol = formula. `words` name it on a page; `final` if the question asks it."""

    symbol: Symbol
    formula: Node
    section: str = ""
    words: str = ""
    final: bool = False


@dataclass(frozen=True)
class Calculation:
    """A problem with its way of solving: givens (symbol, text) and steps in order."""

    kind: str
    title: str
    givens: tuple[tuple[Symbol, str], ...]
    steps: tuple[Step, ...]
    notes: Mapping[str, object] = field(default_factory=dict)


def _root(x: Number) -> Number:
    if x < 0:
        raise ArithmeticError("root of a negative number")
    return mpmath.sqrt(x)


def _log(x: Number) -> Number:
    if x <= 0:
        raise ArithmeticError("logarithm of nothing")
    return mpmath.log(x)


_NOTHING = Number("1e-9")  # what is left of 0.7 − 0.2 − 0.5 where numbers are held in binary
FUNCTIONS: dict[str, Callable[[Number], Number]] = {
    "sigma": lambda x: 1 / (1 + mpmath.exp(-x)),
    "tanh": mpmath.tanh,
    "exp": mpmath.exp,
    "ln": _log,
    "sqrt": _root,
    "abs": abs,
    "relu": lambda x: max(x, Number(0)),
    "step": lambda x: Number(1 if x >= -_NOTHING else 0),
}


def exact(text: str) -> Number:
    """The number a text spells."""
    return Number(text.replace("−", "-"))


def given(text: str, symbol: Symbol | None = None) -> Leaf:
    """A number of the problem."""
    value = exact(text)
    return Leaf(text, value, value, value, text, given=True, symbol=symbol)


def constant(text: str) -> Leaf:
    """A number of the formula itself: the 1 of 1 − a, the 2 of a square's derivative."""
    return given(text)


def value(node: Node, channel: str) -> Number:
    """The value of a formula whose names have all been replaced."""
    match node:
        case Leaf():
            return getattr(node, channel)
        case Add(terms):
            return mpmath.fsum(
                value(term, channel) * (1 if sign == "+" else -1) for sign, term in terms
            )
        case Mul(factors):
            return mpmath.fprod(value(factor, channel) for factor in factors)
        case Div(over, under):
            return value(over, channel) / value(under, channel)
        case Pow(base, exponent):
            return value(base, channel) ** exponent
        case Fn(name, argument):
            return FUNCTIONS[name](value(argument, channel))
        case Neg(body):
            return -value(body, channel)
        case Slipped(shown, clean, neutral):
            if channel != "held":
                return value(clean, channel)
            return Number(neutral) if shown is None else value(shown, channel)
    raise TypeError(f"no value: {node!r}")


def leaves(node: Node) -> list[Leaf]:
    """All numbers of a formula, from left to right."""
    if isinstance(node, Leaf):
        return [node]
    return [leaf for child in children(node) for leaf in leaves(child)]


def references(node: Node) -> list[Symbol]:
    """All names of a formula, from left to right."""
    if isinstance(node, Ref):
        return [node.symbol]
    return [symbol for child in children(node) for symbol in references(child)]


def children(node: Node) -> tuple[Node, ...]:
    """The parts directly below."""
    match node:
        case Add(terms):
            return tuple(term for _, term in terms)
        case Mul(factors):
            return factors
        case Div(over, under):
            return (over, under)
        case Pow(base, _):
            return (base,)
        case Fn(_, argument):
            return (argument,)
        case Neg(body):
            return (body,)
        case Slipped(shown, _):
            return () if shown is None else (shown,)
    return ()


def rebuild(node: Node, parts: tuple[Node, ...]) -> Node:
    """The same node over other parts."""
    match node:
        case Add(terms):
            return Add(tuple((sign, part) for (sign, _), part in zip(terms, parts, strict=True)))
        case Mul():
            return Mul(parts)
        case Div():
            return Div(parts[0], parts[1])
        case Pow(_, exponent):
            return Pow(parts[0], exponent)
        case Fn(name, _):
            return Fn(name, parts[0])
        case Neg():
            return Neg(parts[0])
        case Slipped(_, clean, neutral):
            return Slipped(parts[0], clean, neutral)
    return node


def transform(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """Replace parts from the top: `change` gives a new part, or None to look further down."""
    new = change(node)
    if new is not None:
        return new
    below = children(node)
    return rebuild(node, tuple(transform(part, change) for part in below)) if below else node


def height(node: Node) -> int:
    """How many operations stand above one another."""
    if isinstance(node, Slipped):
        return 0 if node.shown is None else height(node.shown)
    below = children(node)
    if isinstance(node, Neg) and isinstance(node.body, Leaf):
        return 0
    return 1 + max(height(part) for part in below) if below else 0


def tainted(node: Node) -> bool:
    """Whether a slip lies behind any number of the formula."""
    if isinstance(node, Slipped):
        return True
    if any(tainted(part) for part in children(node)):
        return True
    return any(leaf.tainted for leaf in leaves(node))


def with_terms(node: Add, terms: list[tuple[str, Node]]) -> Node:
    """A sum of these terms; a single one is no sum."""
    if len(terms) == 1:
        sign, term = terms[0]
        return term if sign == "+" else Neg(term)
    return replace(node, terms=tuple(terms))
