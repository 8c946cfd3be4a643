"""What it finds: an update that subtracts the gradient itself: the learning rate is left out.

Why it matters: the step is as long as the gradient, mostly far too long.

How to put it right: multiply the gradient by η before subtracting it.

Source: the commonest factor to be forgotten in an update.
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.update import is_rate


def explain(slip: Slip) -> Explanation | None:
    rates = factors.where(lambda _, part: is_rate(slip, part))
    return by_change(slip, rates, "the learning rate {} is left out")


_PROBLEM = """\
schema: 1
title: T
equations: |
  v = w - η g
given:
  {w: 0.83, η: 0.5, g: 0.124}
decimals: 4
"""

RULE = Rule(
    code="HG614",
    name="learning-rate-omitted",
    summary="an update without the learning rate",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$v = w - η g = 0.83 - 0.124 = 0.706$", "0.124", "learning rate", _PROBLEM),),
    right=("$v = w - η g = 0.83 - 0.5 \\cdot 0.124 = 0.768$",),
)
