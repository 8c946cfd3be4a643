"""generate: random problems of the kinds people set by hand, for the oracle."""

from __future__ import annotations

from random import Random
from typing import Any

FUNCTIONS = (
    "σ({})",
    "tanh({})",
    "e^(-({}))",
    "({})^2",
    "1/(1 + ({})^2)",
    "ln(1 + ({})^2)",
    "ReLU({})",
)


def problem(seed: int) -> dict[str, Any]:
    """The problem of a seed: an expression chain, a network, a recurrence or arrays."""
    random = Random(seed)
    kinds = (expressions, expressions, network, recurrence, arrays)
    found = random.choice(kinds)(random)
    found["title"] = f"problem {seed}"
    if random.random() < 0.2:
        found["significant"] = random.randint(3, 6)
    else:
        found["decimals"] = random.choice((2, 3, 4, 4, 4, 5, 6))
    if random.random() < 0.2:
        found["conventions"] = {"rounding": "half-up"}
    return found


def number(random: Random) -> str:
    """A given number as people choose them."""
    places = random.choice((0, 1, 1, 2, 2, 3))
    sign = "-" if random.random() < 0.3 else ""
    whole = random.randint(0, 3)
    if not places:
        return f"{sign}{whole}"
    return f"{sign}{whole}.{random.randrange(10**places):0{places}d}"


def expressions(random: Random) -> dict[str, Any]:
    """Lines that use the lines before them."""
    given = {f"x_{i}": number(random) for i in range(1, 4)}
    names, lines = list(given), []
    for i in range(1, random.randint(4, 9)):
        body = term(random, names, 2)
        lines.append(f"a_{i} = {body}")
        names.append(f"a_{i}")
    return {"equations": "\n".join(lines), "given": given}


def term(random: Random, names: list[str], depth: int) -> str:
    """A random expression over names and literals."""
    if depth == 0 or random.random() < 0.2:
        return random.choice(names) if random.random() < 0.85 else number(random).lstrip("-")
    choice = random.random()
    a = term(random, names, depth - 1)
    b = term(random, names, depth - 1)
    if choice < 0.25:
        return f"{a} + {b}"
    if choice < 0.4:
        return f"({a}) - ({b})"
    if choice < 0.7:
        return f"({a})·({b})"
    if choice < 0.75:
        return f"({a})/(2 + ({b})^2)"
    return random.choice(FUNCTIONS[:2] if random.random() < 0.6 else FUNCTIONS).format(a)


def network(random: Random) -> dict[str, Any]:
    """Two layers of sigmoids, a squared error, gradients and updates."""
    g: dict[str, str] = {f"x_{i}": number(random) for i in (1, 2)}
    g |= {f"w_{i}": number(random) for i in range(1, 7)}
    g |= {"b_1": number(random), "b_2": number(random), "y": number(random), "η": "0.5"}
    lines = [
        "h_1 = σ(w_1 x_1 + w_2 x_2 + b_1)",
        "h_2 = tanh(w_3 x_1 + w_4 x_2 + b_1)",
        "o = σ(w_5 h_1 + w_6 h_2 + b_2)",
        "E = 1/2 (y - o)^2",
    ]
    wanted = random.sample(["w_1", "w_2", "w_3", "w_5", "w_6", "b_1", "b_2"], 3)
    lines += [f"{w}^+ = {w} - η ∂E/∂{w}" for w in wanted]
    ask = ["o", "E", *(f"∂E/∂{w}" for w in wanted)]
    return {"equations": "\n".join(lines), "given": g, "ask": ask}


def recurrence(random: Random) -> dict[str, Any]:
    """A recurrent unit over some steps, with its gradient through time."""
    steps = random.randint(2, 4)
    given = {name: number(random) for name in ("w", "u", "v")}
    return {
        "equations": "h_t = tanh(w x_t + u h_{t-1})\no_t = v h_t\nE_t = (o_t - y_t)^2\nL = Σ_t E_t",
        "given": given,
        "inputs": {"x": [number(random) for _ in range(steps)]},
        "targets": {"y": [number(random) for _ in range(steps)]},
        "initial": {"h": number(random)},
        "ask": ["L", "∂L/∂w", "∂L/∂u"],
    }


def arrays(random: Random) -> dict[str, Any]:
    """A layer with a softmax on matrices."""
    n, m = random.randint(2, 3), random.randint(2, 3)
    given: dict[str, Any] = {
        "W": [[number(random) for _ in range(m)] for _ in range(n)],
        "b": [number(random) for _ in range(n)],
        "x": [number(random) for _ in range(m)],
    }
    lines = ["z = W x + b", "a = tanh(z)", "p = softmax(z)", "L = -ln(p_1)"]
    return {"equations": "\n".join(lines), "given": given, "ask": ["p", "L", "∂L/∂b"]}
