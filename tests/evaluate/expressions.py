"""Random scalar expressions as text for us and as a calculation for mpmath, built side by side."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Pair = tuple[str, Callable[[Any], Any]]

ONE: list[tuple[str, Callable[[Any, Any], Any]]] = [
    ("exp", lambda mp, x: mp.exp(x)),
    ("tanh", lambda mp, x: mp.tanh(x)),
    ("σ", lambda mp, x: 1 / (1 + mp.exp(-x))),
    ("ReLU", lambda mp, x: max(x, mp.mpf(0))),
    ("sin", lambda mp, x: mp.sin(x)),
    ("cos", lambda mp, x: mp.cos(x)),
    ("abs", lambda mp, x: abs(x)),
    ("square", lambda mp, x: x * x),
    ("silu", lambda mp, x: x / (1 + mp.exp(-x))),
]
SAFE: list[tuple[str, Callable[[Any, Any], Any]]] = [
    ("ln", lambda mp, x: mp.log(x)),
    ("log10", lambda mp, x: mp.log10(x)),
    ("log2", lambda mp, x: mp.log(x) / mp.log(2)),
    ("sqrt", lambda mp, x: mp.sqrt(x)),
]


def expression(draw: random.Random, depth: int) -> Pair:
    """A formula and the function that computes it with an mpmath context."""
    if depth == 0 or draw.random() < 0.1:
        text = (
            f"{draw.randint(0, 30)}.{draw.randint(0, 999):03d}"
            if draw.random() < 0.7
            else str(draw.randint(1, 9))
        )
        return text, lambda mp: mp.mpf(text)
    kind = draw.randrange(8)
    a, fa = expression(draw, depth - 1)
    if kind <= 1:
        name, function = draw.choice(ONE)
        inner = f"tanh({a})·2" if name == "exp" else a
        if name == "exp":
            return f"exp({inner})", lambda mp: mp.exp(mp.tanh(fa(mp)) * 2)
        return f"{name}({inner})", lambda mp: function(mp, fa(mp))
    if kind == 2:
        name, function = draw.choice(SAFE)
        return f"{name}(1 + abs({a}))", lambda mp: function(mp, 1 + abs(fa(mp)))
    if kind == 3:
        n = draw.randint(2, 3)
        return f"(tanh({a}))^{n}", lambda mp: mp.tanh(fa(mp)) ** n
    b, fb = expression(draw, depth - 1)
    if kind == 4:
        return f"(({a}) + ({b}))", lambda mp: fa(mp) + fb(mp)
    if kind == 5:
        return f"(({a}) - ({b}))", lambda mp: fa(mp) - fb(mp)
    if kind == 6:
        return f"(({a})·({b}))", lambda mp: fa(mp) * fb(mp)
    return f"({a}) / (1 + abs({b}))", lambda mp: fa(mp) / (1 + abs(fb(mp)))
