"""Random graphs of scalars, vectors and matrices, with values that keep away from poles."""

from __future__ import annotations

import random
from typing import Any

from flint import fmpq

from handgrad.evaluate import certified
from handgrad.graph.entry import entry
from handgrad.graph.leaf import constant, quantity
from handgrad.graph.node import Node
from handgrad.notation import Name
from handgrad.ops import apply

ONE = (
    "sigmoid",
    "tanh",
    "relu",
    "leaky_relu",
    "silu",
    "elu",
    "abs",
    "negate",
    "square",
    "sin",
    "cos",
)
TWO = ("add", "subtract", "multiply", "maximum", "minimum", "absolute_error")
N = 3


class Maker:
    """Grows one graph from a seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.known: dict[Node, Any] = {}
        self.pool: list[Node] = [self.leaf(shape) for shape in ((), (), (N,), (N,), (N, N))]

    def leaf(self, shape: tuple[int, ...]) -> Node:
        node = quantity(Name("x", sub=(str(len(self.known) + 1),)), shape)

        def values(rest: tuple[int, ...]) -> Any:
            if not rest:
                return fmpq(self.draw.randint(-1500, 1500), 1000)
            return [values(rest[1:]) for _ in range(rest[0])]

        self.known[node] = certified.exact(values(shape))
        return node

    def pick(self, rank: int | None = None) -> Node:
        """A node of a rank, rather a late one."""
        found = [n for n in self.pool if rank is None or len(n.axes) == rank]
        return found[int(len(found) * self.draw.random() ** 0.5)]

    def grow(self) -> Node:
        """One more operation."""
        d = self.draw
        match d.randrange(12):
            case 0 | 1:
                return apply(d.choice(ONE), self.pick())
            case 2 | 3:
                a = self.pick()
                b = self.pick(d.choice((0, len(a.axes))))
                return apply(d.choice(TWO), a, b)
            case 4:
                return apply(
                    "divide", self.pick(), apply("add", constant(2), apply("square", self.pick(0)))
                )
            case 5:
                safe = apply("add", constant(1), apply("square", self.pick()))
                return apply(d.choice(("ln", "sqrt", "log2", "log10")), safe)
            case 6:
                return apply(d.choice(("exp", "square")), apply("tanh", self.pick()))
            case 7:
                return apply("matmul", self.pick(2), self.pick(d.choice((1, 2))))
            case 8:
                return apply(d.choice(("sum", "mean", "max", "min")), self.pick(d.choice((1, 2))))
            case 9:
                return apply(
                    d.choice(("softmax", "log_softmax", "total")), self.pick(d.choice((1, 2)))
                )
            case 10:
                a, b = self.pick(1), self.pick(1)
                return d.choice(
                    [
                        apply("outer", a, b),
                        apply("dot", a, b),
                        apply("stack", entry(a, (2,)), entry(b, (0,)), entry(a, (2,))),
                        apply("part", apply("concat", a, b), start=2, stop=2 + N),
                        apply("cross_correlation", a, b, padding=1),
                        apply("transpose", apply("outer", b, a)),
                    ]
                )
            case _:
                a = self.pick(1)
                test = apply("less", self.pick(0), self.pick(0))
                return apply("where", test, a, apply("negate", a))

    def graph(self, size: int) -> Node:
        """A scalar target over everything that was made last."""
        for _ in range(size):
            node = self.grow()
            if node.shape in ((), (N,), (N, N)):
                self.pool.append(node)
        last = self.pool[-3:]
        parts = [n if not n.axes else apply("mean", apply("tanh", n)) for n in last]
        return apply("add", *[apply("tanh", p) for p in parts])


__all__ = ["Maker"]
