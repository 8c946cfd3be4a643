"""Batch normalisation of three or four numbers."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, constant
from .draw import ONE, Div, Step, Symbol, fn, minus, plus, prod, ref, square, weight


def make(random: Random) -> Calculation:
    """Mean, variance, standard deviation, normalised, scaled and shifted."""
    size = random.choice((3, 4))
    x = [Symbol("x", str(i)) for i in range(1, size + 1)]
    eps, gamma, beta = Symbol("ε"), Symbol("γ"), Symbol("β")
    givens = [(s, random.choice(("1", "2", "3", "5", "7", weight(random)))) for s in x]
    givens[0], givens[1] = (x[0], "1"), (x[1], "4")  # never all equal
    givens += [(eps, "0.00001"), (gamma, random.choice(("2", "1.5"))), (beta, weight(random))]
    mu, var, sd = Symbol("μ"), Symbol("v"), Symbol("s")
    share = Div(ONE, constant(str(size)))
    steps = [
        Step(mu, prod(share, plus(*x)), "Statistics"),
        Step(var, prod(share, plus(*(square(minus(s, mu)) for s in x))), "Statistics"),
        Step(sd, fn("sqrt", plus(var, eps)), "Statistics"),
    ]
    for i, s in enumerate(x, 1):
        hat = Symbol("x", str(i), mark="hat")
        steps.append(Step(hat, Div(minus(s, mu), ref(sd)), "Normalise"))
        scaled = plus(prod(gamma, hat), beta)
        steps.append(Step(Symbol("y", str(i)), scaled, "Scale and shift", final=True))
    return Calculation("normalisation", "Batch normalisation by hand", tuple(givens), tuple(steps))
