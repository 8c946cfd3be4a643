"""The gates of an LSTM cell with peepholes, two steps."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import Step, Symbol, datum, fn, plus, prod, weight


def make(random: Random) -> Calculation:
    """Input and forget gate look at the old cell, the output gate at the new one."""
    gates = ("f", "i", "o")
    w, p = ({g: Symbol(name, g) for g in gates} for name in ("w", "p"))
    k = Symbol("k")
    givens = [(s[g], weight(random)) for s in (w, p) for g in gates] + [(k, weight(random))]
    givens += [(Symbol("c", "0"), random.choice(("0.5", "-0.3", "0.31")))]
    givens += [(Symbol("x", str(t)), datum(random)) for t in (1, 2)]
    steps = []
    for t in (1, 2):
        at, x = f"Step t = {t}", Symbol("x", str(t))
        old, c = Symbol("c", str(t - 1)), Symbol("c", str(t))
        f, i, g = (Symbol(name, str(t)) for name in ("f", "i", "g"))
        for gate, name in ((f, "f"), (i, "i")):
            steps.append(Step(gate, fn("sigma", plus(prod(w[name], x), prod(p[name], old))), at))
        steps.append(Step(g, fn("tanh", prod(k, x)), at, "Candidate"))
        steps.append(Step(c, plus(prod(f, old), prod(i, g)), at, "Cell state", final=True))
        out = fn("sigma", plus(prod(w["o"], x), prod(p["o"], c)))
        steps.append(Step(Symbol("o", str(t)), out, at, "Output gate", final=True))
        steps.append(Step(Symbol("h", str(t)), prod(Symbol("o", str(t)), fn("tanh", c)), at))
    return Calculation("peephole", "A cell with peepholes", tuple(givens), tuple(steps))
