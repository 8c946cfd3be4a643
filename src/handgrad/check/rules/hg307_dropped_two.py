"""What it finds: the derivative of a squared error without its 2: (y − t) for 2(y − t).

Why it matters: the gradient is half of what the stated loss has. Only with a ½ in the loss does
the 2 go away.

How to put it right: (x²)′ = 2x. If the loss has no ½, keep the 2.

Source: the 2 and the ½ are confused on every other page with a squared error.
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import divides, is_derivative, is_number
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    if not is_derivative(slip.subject):
        return None
    return by_change(slip, factors.where(_is_two), "the {} of the square's derivative is left out")


def _is_two(product: Term, part: Term) -> bool:
    return is_number(part, 2) and not divides(product, part)


_PROBLEM = """\
schema: 1
title: T
equations: |
  y = σ(w x)
  E = (y - t)^2
given:
  {w: 0.53, x: 1.62, t: 0.1}
ask: [y, E, "∂E/∂w"]
decimals: 4
"""

RULE = Rule(
    code="HG307",
    name="dropped-two",
    summary="the 2 of the derivative of a square is missing",
    looks_at=("result", "operand", "formula"),
    of=("gradient",),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            (
                "$\\frac{\\partial E}{\\partial w} = (y - t) y (1 - y) x = 0.6024 "
                "\\cdot 0.7024 \\cdot 0.2976 \\cdot 1.62 = 0.2040$"
            ),
            "(y - t) y (1 - y) x",
            "2 of the square",
            _PROBLEM,
        ),
    ),
    right=("$\\frac{\\partial E}{\\partial w} = 2 (y - t) y (1 - y) x = 0.4080$",),
)
