"""vocabulary: the functions of a case's expressions, worked out entry by entry.

A quantity is a formula, or a list of quantities. Every function takes quantities and gives one, so
that a product of matrices becomes the sums of products an author writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..expression import Add, Div, Fn, Leaf, Mul, Neg, Node, Pow, constant

Quantity = Any  # Node | list[Quantity]


def plus(*terms: Node) -> Node:
    """A flat sum; a minus before a term becomes its sign."""
    flat: list[tuple[str, Node]] = []
    for term in terms:
        match term:
            case Add(inner):
                flat += inner
            case Neg(body):
                flat.append(("-", body))
            case _:
                flat.append(("+", term))
    return Add(tuple(flat)) if len(flat) > 1 or flat[0][0] == "-" else flat[0][1]


def minus(left: Node, right: Node) -> Node:
    """A difference."""
    head = left.terms if isinstance(left, Add) else (("+", left),)
    return Add((*head, ("-", right)))


def times(*factors: Node) -> Node:
    """A flat product, numbers first; by one over something is a division."""
    flat: list[Node] = []
    under: list[Node] = []
    for factor in factors:
        match factor:
            case Mul(inner):
                flat += inner
            case Div(Leaf(text="1"), below):
                under.append(below)
            case _:
                flat.append(factor)
    flat.sort(key=lambda factor: not isinstance(factor, Leaf))
    product = Mul(tuple(flat)) if len(flat) > 1 else flat[0]
    return Div(product, times(*under)) if under else product


def over(above: Node, below: Node) -> Node:
    """A quotient, its minus sign before it."""
    return Neg(Div(above.body, below)) if isinstance(above, Neg) else Div(above, below)


def power(base: Node, exponent: Node) -> Node:
    """A whole power."""
    assert isinstance(exponent, Leaf)
    return Pow(base, int(exponent.true))


def each(function: Callable[..., Node], *quantities: Quantity) -> Quantity:
    """Entry by entry; a single number goes with every entry."""
    longest = next((q for q in quantities if isinstance(q, list)), None)
    if longest is None:
        return function(*quantities)
    rows = [q if isinstance(q, list) else [q] * len(longest) for q in quantities]
    return [each(function, *row) for row in zip(*rows, strict=True)]


def _named(name: str) -> Callable[[Quantity], Quantity]:
    return lambda quantity: each(lambda node: Fn(name, node), quantity)


def turned(matrix: Quantity) -> Quantity:
    """The transpose."""
    return [list(column) for column in zip(*matrix, strict=True)]


def dot(left: Quantity, right: Quantity) -> Node:
    """A sum of products."""
    return plus(*(times(a, b) for a, b in zip(left, right, strict=True)))


def by_vector(matrix: Quantity, vector: Quantity) -> Quantity:
    """Matrix times column."""
    return [dot(row, vector) for row in matrix]


def mean(vector: Quantity) -> Node:
    """The sum over the number of entries."""
    return Div(plus(*vector), constant(str(len(vector))))


def variance(vector: Quantity) -> Node:
    """The mean square distance from the mean."""
    middle = mean(vector)
    return mean([Pow(minus(entry, middle), 2) for entry in vector])


def softmax(vector: Quantity) -> Quantity:
    """Exponentials over their sum."""
    raised = [Fn("exp", entry) for entry in vector]
    return [Div(entry, plus(*raised)) for entry in raised]


def slide(image: Quantity, kernel: Quantity) -> Quantity:
    """The kernel slid over the image as it is."""
    high, wide = len(kernel), len(kernel[0])
    spots = [(a, b) for a in range(high) for b in range(wide)]
    return [
        [
            plus(*(times(image[i + a][j + b], kernel[a][b]) for a, b in spots))
            for j in range(len(image[0]) - wide + 1)
        ]
        for i in range(len(image) - high + 1)
    ]


FUNCTIONS: dict[str, Callable[..., Quantity]] = {
    **{name: _named(name) for name in ("sigma", "tanh", "exp", "ln", "sqrt", "abs", "relu")},
    "step": _named("step"),
    "step0": _named("step"),
    "round": lambda node, _digits: node,
    "dot": dot,
    "mv": by_vector,
    "vm": lambda vector, matrix: by_vector(turned(matrix), vector),
    "mm": lambda left, right: [by_vector(turned(right), row) for row in left],
    "outer": lambda left, right: [[times(a, b) for b in right] for a in left],
    "T": turned,
    "add": lambda left, right: each(plus, left, right),
    "sub": lambda left, right: each(minus, left, right),
    "mul": lambda left, right: each(times, left, right),
    "total": lambda vector: plus(*vector),
    "mean": mean,
    "var": variance,
    "softmax": softmax,
    "corr2d": slide,
}
