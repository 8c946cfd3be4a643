"""speed_solve: at least 2,000 solved lines a second, narrated and printed as text."""

from __future__ import annotations

import time

from handgrad.document import Chain
from handgrad.narrate import narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.render import text

LEAST = 2_000
STEPS = 300

EQUATIONS = """
f_t = σ(w_f x_t + u_f h_{t-1} + b_f)
i_t = σ(w_i x_t + u_i h_{t-1} + b_i)
g_t = tanh(w_g x_t + u_g h_{t-1} + b_g)
c_t = f_t c_{t-1} + i_t g_t
o_t = σ(w_o x_t + u_o h_{t-1} + b_o)
h_t = o_t tanh(c_t)
"""


def long_page(steps: int) -> dict[str, object]:
    """An LSTM of one unit over many steps."""
    given = {f"{w}_{g}": f"0.{3 + k}" for k, w in enumerate("wub") for g in "figo"}
    return {
        "equations": EQUATIONS,
        "given": given,
        "inputs": {"x": [f"0.{t * 37 % 100:02d}" for t in range(steps)]},
        "initial": {"h": 0, "c": 0},
        "decimals": 4,
    }


def run(scale: float = 1.0) -> dict[str, object]:
    """The whole way from the problem's data to the printed text, best of three."""
    problem = long_page(max(int(STEPS * scale), 20))
    best, lines = float("inf"), 0
    for _ in range(3):
        begun = time.perf_counter()
        document = narrate(Solution(load(problem)), figures=False)
        page = text.write(document)
        best = min(best, time.perf_counter() - begun)
        lines = sum(isinstance(block, Chain) for block in document.blocks)
        assert page
    return {"met": lines / best >= LEAST, "lines": lines, "lines a second": round(lines / best)}
