"""What it finds: a threshold unit whose net input is exactly 0 and whose output is the other one.

Why it matters: whether the unit fires at 0 is a convention; a truth table or a perceptron's
next update depends on it.

How to put it right: state the convention (fires for z ≥ 0, or for z > 0) and keep to it.

Source: the two conventions are both in textbooks.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, told


def explain(slip: Slip) -> Explanation | None:
    formula = slip.belongs if slip.belongs is not None else slip.line
    if formula is not None and formula.kind == "atom":
        formula = slip.inside(formula)
    if formula is None or formula.op != "step" or slip.written is None:
        return None
    if slip.value(formula.parts[0][1]) != 0 or slip.written.value not in (0, 1, -1):
        return None
    what = f"{slip.shown(formula.parts[0][1])} = 0 gives the other value of the step function"
    return told(slip, what, weight=0)


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w x + b
  y = step(z)
given:
  {w: 1.5, x: 2, b: -3}
decimals: 4
"""

RULE = Rule(
    code="HG629",
    name="step-at-zero",
    summary="the step function at 0 has the other value",
    looks_at=("result", "operand"),
    explain=explain,
    wrong=(Wrong("$y = \\mathrm{step}(1.5 \\cdot 2 - 3) = 0$", "0", "step function", _PROBLEM),),
    right=("$y = \\mathrm{step}(1.5 \\cdot 2 - 3) = 1$",),
)
