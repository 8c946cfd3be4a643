"""A GRU cell with one unit over one or two steps, in either update convention."""

from __future__ import annotations

from random import Random

from ..expression import Calculation
from .draw import Step, Symbol, datum, fn, plus, prod, rest, weight


def make(random: Random) -> Calculation:
    """Update and reset gate, candidate, new state; reset before the product."""
    length = random.choice((1, 2))
    new_by_z = random.random() < 0.5
    w = {g: Symbol("W", g) for g in "zrh"}
    u = {g: Symbol("U", g) for g in "zrh"}
    b = {g: Symbol("b", g) for g in "zrh"}
    givens = [(s[g], weight(random)) for s in (w, u, b) for g in "zrh"]
    givens += [(Symbol("h", "0"), random.choice(("0", "0.5", "-0.2")))]
    givens += [(Symbol("x", str(t)), datum(random)) for t in range(1, length + 1)]
    steps = []
    for t in range(1, length + 1):
        at = f"Step t = {t}"
        x, before, h = Symbol("x", str(t)), Symbol("h", str(t - 1)), Symbol("h", str(t))
        z, r, n = Symbol("z", str(t)), Symbol("r", str(t)), Symbol("h", str(t), mark="tilde")
        steps.append(
            Step(
                z,
                fn("sigma", plus(prod(w["z"], x), prod(u["z"], before), b["z"])),
                at,
                "Update gate",
            )
        )
        steps.append(
            Step(
                r,
                fn("sigma", plus(prod(w["r"], x), prod(u["r"], before), b["r"])),
                at,
                "Reset gate",
            )
        )
        net = plus(prod(w["h"], x), prod(u["h"], r, before), b["h"])
        steps.append(Step(n, fn("tanh", net), at, "Candidate"))
        old, new = (rest(z), z) if new_by_z else (z, rest(z))
        mix = plus(prod(old, before), prod(new, n))
        steps.append(Step(h, mix, at, "New state", final=True))
    return Calculation("gru", "A GRU cell by hand", tuple(givens), tuple(steps))
