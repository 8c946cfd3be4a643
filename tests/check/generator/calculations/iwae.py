"""The importance-weighted bound of a few samples."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, constant
from .draw import Div, Step, Symbol, fn, minus, plus, weight


def make(random: Random) -> Calculation:
    """Log weights, the weights, the logarithm of their mean."""
    samples = [str(k) for k in range(1, random.choice((3, 4, 4)))]
    p, q, log, r = ({k: Symbol(name, k) for k in samples} for name in ("p", "q", "d", "r"))
    givens = [(p[k], weight(random, -4, -1)) for k in samples]
    givens += [(q[k], weight(random, -3, -0.5)) for k in samples]
    steps = [Step(log[k], minus(p[k], q[k]), "Log weights") for k in samples]
    steps += [Step(r[k], fn("exp", log[k]), "Weights") for k in samples]
    mean = Div(plus(*r.values()), constant(str(len(samples))))
    steps.append(Step(Symbol("L"), fn("ln", mean), "Bound", final=True))
    return Calculation("iwae", "An importance-weighted bound", tuple(givens), tuple(steps))
