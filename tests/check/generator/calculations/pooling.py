"""Average pooling with a 3 × 3 window at the border of a 3 × 3 image; padding does not count."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, constant
from .draw import Div, Step, Symbol, plus, weight


def make(random: Random) -> Calculation:
    """The means in two corners and on two edges."""
    x = [[Symbol("x", f"{i}{j}") for j in (1, 2, 3)] for i in (1, 2, 3)]
    givens = [(s, weight(random, -2, 3)) for row in x for s in row]
    steps = []
    for i, j in ((1, 1), (1, 2), (2, 1), (3, 3)):
        cells = [
            x[a - 1][b - 1]
            for a in range(max(1, i - 1), min(3, i + 1) + 1)
            for b in range(max(1, j - 1), min(3, j + 1) + 1)
        ]
        mean = Div(plus(*cells), constant(str(len(cells))))
        steps.append(Step(Symbol("p", f"{i}{j}"), mean, "Means", final=True))
    return Calculation("pooling", "Average pooling at the border", tuple(givens), tuple(steps))
