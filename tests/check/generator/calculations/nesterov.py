"""Nesterov's momentum on a parabola, two or three steps."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import TWO, Step, Symbol, minus, plus, prod, weight


def make(random: Random) -> Calculation:
    """The gradient where the velocity leads to, the new velocity, the new parameter."""
    length = random.choice((2, 2, 3))
    a, mu, eta = Symbol("a"), Symbol("μ"), Symbol("η")
    givens = [
        (a, weight(random, 0.3, 2)), (mu, random.choice(("0.9", "0.5", "0.8"))),
        (eta, random.choice(("0.1", "0.2", "0.05"))), (Symbol("w", "0"), weight(random, -2, 2)),
        (Symbol("v", "0"), random.choice(("0", "0.3", "-0.46"))),
    ]  # fmt: skip
    steps = []
    for t in range(1, length + 1):
        at = f"Step t = {t}"
        w, v, g = Symbol("w", str(t - 1)), Symbol("v", str(t - 1)), Symbol("g", str(t))
        steps.append(Step(g, prod(TWO, a, plus(w, prod(mu, v))), at, "Gradient ahead"))
        velocity = minus(prod(mu, v), prod(eta, g))
        steps.append(Step(Symbol("v", str(t)), velocity, at, "Velocity"))
        steps.append(Step(Symbol("w", str(t)), plus(w, Symbol("v", str(t))), at, final=True))
    return Calculation("nesterov", "Nesterov momentum by hand", tuple(givens), tuple(steps))
