"""One query over three keys: scores, softmax, the weighted value."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import Div, Step, Symbol, fn, plus, prod, ref, weight


def make(random: Random) -> Calculation:
    """Scaled dot products in two dimensions; √d given as its number of dimensions."""
    keys = range(1, 4)
    q = [Symbol("q", str(i)) for i in (1, 2)]
    k = {j: [Symbol("k", f"{j}{i}") for i in (1, 2)] for j in keys}
    v = {j: Symbol("v", str(j)) for j in keys}
    d = Symbol("d")
    givens = [(s, weight(random)) for s in q] + [(s, weight(random)) for j in keys for s in k[j]]
    givens += [(v[j], weight(random)) for j in keys] + [(d, random.choice(("2", "4")))]
    steps = []
    for j in keys:
        dot = plus(*(prod(q[i], k[j][i]) for i in range(2)))
        steps.append(Step(Symbol("s", str(j)), Div(dot, fn("sqrt", d)), "Scores"))
    e = {j: Symbol("e", str(j)) for j in keys}
    a = {j: Symbol("α", str(j)) for j in keys}
    steps += [Step(e[j], fn("exp", Symbol("s", str(j))), "Weights") for j in keys]
    steps.append(Step(Symbol("S"), plus(*e.values()), "Weights"))
    steps += [Step(a[j], Div(ref(e[j]), ref(Symbol("S"))), "Weights", final=True) for j in keys]
    mix = plus(*(prod(a[j], v[j]) for j in keys))
    steps.append(Step(Symbol("o"), mix, "Output", final=True))
    return Calculation("attention", "Attention by hand", tuple(givens), tuple(steps))
