"""A 2 × 2 kernel over a 3 × 3 image: products, sums, ReLU and the largest."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import Step, Symbol, fn, plus, prod


def make(random: Random) -> Calculation:
    """Cross-correlation with a bias, then ReLU."""
    x = [[Symbol("x", f"{i}{j}") for j in (1, 2, 3)] for i in (1, 2, 3)]
    k = [[Symbol("k", f"{i}{j}") for j in (1, 2)] for i in (1, 2)]
    b = Symbol("b")
    whole = random.random() < 0.6
    pick = ("0", "1", "2", "-1", "3") if whole else ("0.5", "1", "0", "-0.5", "0.2", "1.5")
    givens = [(s, random.choice(pick)) for row in x for s in row]
    givens += [(s, random.choice(pick)) for row in k for s in row] + [(b, random.choice(pick))]
    steps = []
    for i in range(2):
        for j in range(2):
            window = [prod(k[a][c], x[i + a][j + c]) for a in range(2) for c in range(2)]
            out, act = Symbol("z", f"{i + 1}{j + 1}"), Symbol("a", f"{i + 1}{j + 1}")
            steps.append(Step(out, plus(*window, b), "Feature map", final=True))
            steps.append(Step(act, fn("relu", out), "ReLU"))
    return Calculation("convolution", "A convolution by hand", tuple(givens), tuple(steps))
