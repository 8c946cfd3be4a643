"""A perceptron with a step, two updates."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import Step, Symbol, fn, minus, plus, prod, weight


def make(random: Random) -> Calculation:
    """Net input, output, error, new weights; then the next example with them."""
    eta = Symbol("η")
    givens = [(eta, random.choice(("0.1", "0.2", "0.5")))]
    givens += [(Symbol("w", "1,0"), weight(random)), (Symbol("w", "2,0"), weight(random))]
    givens += [(Symbol("b", "0"), weight(random))]
    rows = random.choice((1, 2))
    for t in range(1, rows + 1):
        givens += [(Symbol("x", f"1,{t}"), random.choice("01")), (Symbol("x", f"2,{t}"), "1")]
        givens += [(Symbol("y", str(t)), random.choice("01"))]
    steps = []
    for t in range(1, rows + 1):
        at = f"Example {t}"
        x = [Symbol("x", f"{i},{t}") for i in (1, 2)]
        w = [Symbol("w", f"{i},{t - 1}") for i in (1, 2)]
        b, z = Symbol("b", str(t - 1)), Symbol("z", str(t))
        o, e = Symbol("o", str(t)), Symbol("e", str(t))
        steps.append(Step(z, plus(prod(w[0], x[0]), prod(w[1], x[1]), b), at))
        steps.append(Step(o, fn("step", z), at))
        steps.append(Step(e, minus(Symbol("y", str(t)), o), at))
        for i in range(2):
            new = Symbol("w", f"{i + 1},{t}")
            steps.append(Step(new, plus(w[i], prod(eta, e, x[i])), at, final=True))
        steps.append(Step(Symbol("b", str(t)), plus(b, prod(eta, e)), at, final=True))
    return Calculation("perceptron", "A perceptron learns", tuple(givens), tuple(steps))
