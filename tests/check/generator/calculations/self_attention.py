"""Two queries over two keys: scores, each row's softmax written out, the weighted values."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import Div, Step, Symbol, fn, plus, prod, weight


def make(random: Random) -> Calculation:
    """Scores q·k in one dimension, weights along the rows, two outputs."""
    both = ("1", "2")
    q, k, v = ({i: Symbol(name, i) for i in both} for name in ("q", "k", "v"))
    givens = []
    for pair in (q, k, v):
        first = second = weight(random, -2, 2)
        while float(second) == float(first):
            second = weight(random, -2, 2)
        givens += [(pair["1"], first), (pair["2"], second)]
    s = {i + j: Symbol("s", i + j) for i in both for j in both}
    a = {ij: Symbol("α", ij) for ij in s}
    steps = [Step(s[i + j], prod(q[i], k[j]), "Scores") for i in both for j in both]
    for i in both:
        row = plus(*(fn("exp", s[i + j]) for j in both))
        steps += [Step(a[i + j], Div(fn("exp", s[i + j]), row), "Weights") for j in both]
    for i in both:
        out = plus(*(prod(a[i + j], v[j]) for j in both))
        steps.append(Step(Symbol("o", i), out, "Outputs", final=True))
    return Calculation("self_attention", "Attention of two queries", tuple(givens), tuple(steps))
