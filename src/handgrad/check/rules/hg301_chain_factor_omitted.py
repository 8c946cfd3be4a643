"""What it finds: a gradient that lacks one of the factors of its chain: the inner derivative, the
slope of the activation, the input of the weight.

Why it matters: the chain rule multiplies along the whole path; without one link the gradient is
off by it, and so is every weight.

How to put it right: write down the path from the loss to the weight and tick off one factor for
each arrow.

Source: counted on real worked pages as a forgotten factor.
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import is_derivative, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    if not is_derivative(slip.subject):
        return None

    def link(_: Term, part: Term) -> bool:
        """Every factor but numbers: a forgotten 2 is another slip."""
        return value_of(part) is None and not slip.stands(part)

    return by_change(slip, factors.where(link), "the factor {} of the chain rule is left out")


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
    code="HG301",
    name="chain-factor-omitted",
    summary="a factor of the chain rule is missing from a gradient",
    looks_at=("result", "operand", "formula"),
    of=("gradient",),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            (
                "$\\frac{\\partial E}{\\partial w} = 2 (y - t) y (1 - y) = 2 \\cdot "
                "0.6024 \\cdot 0.7024 \\cdot 0.2976 = 0.2518$"
            ),
            "2 (y - t) y (1 - y)",
            "chain rule",
            _PROBLEM,
        ),
    ),
    right=("$\\frac{\\partial E}{\\partial w} = 2 (y - t) y (1 - y) x = 0.4080$",),
)
