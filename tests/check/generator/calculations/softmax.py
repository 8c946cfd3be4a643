"""Softmax of three logits and the cross-entropy, with its gradient."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, derivative
from .draw import Div, Neg, Step, Symbol, fn, minus, plus, ref, weight


def make(random: Random) -> Calculation:
    """Exponentials, their sum, probabilities, loss of the true class, gradient p − y."""
    size = random.choice((2, 3, 3, 4))
    z = [Symbol("z", str(k)) for k in range(1, size + 1)]
    e = [Symbol("e", str(k)) for k in range(1, size + 1)]
    p = [Symbol("p", str(k)) for k in range(1, size + 1)]
    y = [Symbol("y", str(k)) for k in range(1, size + 1)]
    true = random.randrange(size)
    givens = [(s, weight(random, -2, 3)) for s in z]
    givens += [(y[k], "1" if k == true else "0") for k in range(size)]
    total, loss = Symbol("S"), Symbol("L")
    steps = [Step(e[k], fn("exp", z[k]), "Exponentials") for k in range(size)]
    steps.append(Step(total, plus(*e), "Exponentials"))
    for k in range(size):
        steps += [Step(p[k], Div(ref(e[k]), ref(total)), "Probabilities", final=True)]
    steps.append(Step(loss, Neg(fn("ln", p[true])), "Loss", final=True))
    for k in range(size):
        steps += [Step(derivative(loss, z[k]), minus(p[k], y[k]), "Gradient")]
    return Calculation("softmax", "Softmax and cross-entropy", tuple(givens), tuple(steps))
