"""What stands on the line decides between explanations that give the same digits."""

from __future__ import annotations

import pytest

from handgrad import api


def problem(given: str, *equations: str) -> str:
    rows = "\n".join(f"  {equation}" for equation in equations)
    return f"schema: 1\ntitle: T\nequations: |\n{rows}\ngiven: {{{given}}}\ndecimals: 4\n"


BIAS = problem("w: 0.5, x: 1.5, u: 0.31, h: 0.2, b: 0.8", "n = w x + u h + b")
CORNER = problem(
    "k_11: -0.5, x_11: 1, k_12: 0.2, x_12: 1.5, k_21: 0, b: 0.57", "z = k_11 x_11 + k_12 x_12 + b"
)
POOL = problem(
    "x_11: 0.69, x_12: 2.17, x_13: -0.94, x_21: 1.23, x_22: -1.31, x_23: 1.53",
    "p = (x_11 + x_12 + x_21 + x_22) / 4",
)
MOMENT = problem("w_1: 1.68, v_0: 0, v_2: -0.5107", "w_2 = w_1 + v_2")
STATES = problem(
    "d_1: 0.2217, d_2: 0.9111, h_0: 0, h_1: -0.4219, h_2: 0.5202",
    "g = d_2 (1 - h_2^2) h_1 + d_1 (1 - h_1^2) h_0",
)
ODDS = problem(
    "z_1: 1.1, z_2: 0.4, y_1: 1, y_2: 0",
    "e_1 = exp(z_1)",
    "e_2 = exp(z_2)",
    "S = e_1 + e_2",
    "p_1 = e_1 / S",
    "p_2 = e_2 / S",
    "L = -ln(p_1)",
)
TWICE = problem("w_1: -0.61, x_1: 1, w_2: -0.3, x_2: -0.31, b: 0.11", "h = w_1 x_1 + w_2 x_2 + b")


def names(rows: str, given: str) -> list[str]:
    found = api.check(rows, problem=given, format="text").findings
    return [finding.name for finding in found]


@pytest.mark.parametrize(
    ("rows", "given", "name"),
    [
        # 1.55 = 0.8 + w x, but every term stands there, with another bias
        (
            "b = 0.8\nn = w x + u h + b = 0.5*1.5 + 0.31*0.2 + 1.55 = 2.362",
            BIAS,
            "bias-inconsistent",
        ),
        # the numbers of the line are right: it was worked out wrongly, from left to right
        ("z = -0.5*1 + 0.2*1.5 + 0.57 = 0.12", CORNER, "order-of-operations"),
        # a window of plain entries, one column further
        ("p = (2.17 - 0.94 - 1.31 + 1.53)/4 = 0.3625", POOL, "window-shifted"),
        # v₀ = 0 for v₂ is v₂ left out
        ("w_2 = w_1 = 1.68", MOMENT, "term-dropped"),
        # what is multiplied by 0 shows in no result
        (
            "g = 0.9111(1 - 0.5202^2)(-0.4219) + 0.2217(1 - (-0.4219)^2)(0)\n"
            "  = 0.9111(1 - 0.2706)(-0.4219) + 0.2217(1 - (-0.8438))(0) = -0.2804",
            STATES,
            "double-for-square",
        ),
        # the 0 is y₂: the other p₂ is one too many
        (
            "p_2 = 0.3318\ndL/dz_2 = p_2 - y_2 = 0.3318 - 0 + 0.3318 = 0.6636",
            ODDS,
            "term-counted-twice",
        ),
        # the second 0.6100 is the new one: −0.3 − 0.31
        (
            "h = -0.61 + (-0.3)*(-0.31) + 0.11 = -0.61 - 0.6100 + 0.11 = -1.1100",
            TWICE,
            "operation-exchanged",
        ),
    ],
)
def test_the_change_that_stands_on_the_page(rows: str, given: str, name: str) -> None:
    assert names(rows, given) == [name]
