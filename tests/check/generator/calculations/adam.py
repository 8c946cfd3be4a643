"""Adam on a parabola, two or three steps."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, Pow
from .draw import ONE, TWO, Div, Step, Symbol, fn, minus, plus, prod, ref, square


def make(random: Random) -> Calculation:
    """Gradient, both moments, their corrections, the new parameter."""
    length = random.choice((1, 2, 3))
    b1, b2, eta, eps = Symbol("β", "1"), Symbol("β", "2"), Symbol("η"), Symbol("ε")
    givens = [
        (Symbol("θ", "0"), random.choice(("10", "1", "2", "-3", "0.5"))),
        (eta, random.choice(("0.1", "0.01", "0.5"))), (b1, "0.9"),
        (b2, random.choice(("0.999", "0.99"))), (eps, "0.00000001"),
        (Symbol("m", "0"), "0"), (Symbol("v", "0"), "0"),
    ]  # fmt: skip
    steps = []
    for t in range(1, length + 1):
        at = f"Step t = {t}"
        old, g = Symbol("θ", str(t - 1)), Symbol("g", str(t))
        m, v = Symbol("m", str(t)), Symbol("v", str(t))
        mh, vh = Symbol("m", str(t), mark="hat"), Symbol("v", str(t), mark="hat")
        steps.append(Step(g, prod(TWO, old), at))
        first = plus(prod(b1, Symbol("m", str(t - 1))), prod(minus(ONE, b1), g))
        second = plus(prod(b2, Symbol("v", str(t - 1))), prod(minus(ONE, b2), square(g)))
        steps += [Step(m, first, at), Step(v, second, at)]
        down1 = minus(ONE, b1 if t == 1 else Pow(ref(b1), t))
        down2 = minus(ONE, b2 if t == 1 else Pow(ref(b2), t))
        steps += [Step(mh, Div(ref(m), down1), at), Step(vh, Div(ref(v), down2), at)]
        move = prod(eta, Div(ref(mh), plus(fn("sqrt", vh), eps)))
        steps.append(Step(Symbol("θ", str(t)), minus(old, move), at, final=True))
    return Calculation("adam", "Adam by hand", tuple(givens), tuple(steps))
