"""An LSTM cell with one unit over one to three steps."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import Step, Symbol, datum, fn, minus, plus, prod, weight


def make(random: Random) -> Calculation:
    """Forget, input and output gate, candidate, state, output and the absolute error."""
    length = random.choice((1, 2, 2, 3))
    gates = ("f", "i", "c", "o")
    w = {g: Symbol("W", g) for g in gates}
    u = {g: Symbol("U", g) for g in gates}
    b = {g: Symbol("b", g) for g in gates}
    h, c = Symbol("h", "0"), Symbol("c", "0")
    givens = [(s[g], weight(random)) for s in (w, u, b) for g in gates]
    givens += [(h, random.choice(("0", "0.1", "0.2"))), (c, random.choice(("0", "0.5", "-0.3")))]
    givens += [(Symbol("x", str(t)), datum(random)) for t in range(1, length + 1)]
    givens += [(Symbol("y", str(t)), weight(random, 0, 1)) for t in range(1, length + 1)]
    steps = []
    for t in range(1, length + 1):
        at, x = f"Step t = {t}", Symbol("x", str(t))
        h0, c0 = Symbol("h", str(t - 1)), Symbol("c", str(t - 1))
        h, c = Symbol("h", str(t)), Symbol("c", str(t))
        gate = {g: Symbol(g, str(t)) for g in ("f", "i", "o")}
        gate["c"] = Symbol("c", str(t), mark="tilde")
        words = {"f": "Forget gate", "i": "Input gate", "c": "Candidate", "o": "Output gate"}
        for g in gates:
            net = plus(prod(w[g], x), prod(u[g], h0), b[g])
            steps.append(Step(gate[g], fn("tanh" if g == "c" else "sigma", net), at, words[g]))
        steps.append(
            Step(c, plus(prod(gate["f"], c0), prod(gate["i"], gate["c"])), at, "Cell state")
        )
        steps.append(Step(h, prod(gate["o"], fn("tanh", c)), at, "Output", final=True))
    for t in range(1, length + 1):
        error = fn("abs", minus(Symbol("y", str(t)), Symbol("h", str(t))))
        steps.append(Step(Symbol("e", str(t)), error, "Errors", final=True))
    return Calculation("lstm", "An LSTM cell by hand", tuple(givens), tuple(steps))
