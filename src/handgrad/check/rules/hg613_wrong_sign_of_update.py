"""What it finds: an update that adds the step where it belongs subtracted: w + ηg for w − ηg, or
(t − y) with a minus.

Why it matters: the step goes up the hill: the loss grows.

How to put it right: w⁺ = w − η ∂E/∂w. With the error as t − y, the minus is already inside, and
the step is added.

Source: named by authors as a common mistake: (t − y) with a minus update or (y − t) with a
plus.
"""

from __future__ import annotations

from handgrad.check.change import signs
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term
from handgrad.check.update import has_rate


def explain(slip: Slip) -> Explanation | None:
    def is_step(update: Term, part: Term) -> bool:
        return update.kind == "sum" and part.kind == "product" and has_rate(slip, part)

    return by_change(slip, signs.where(is_step), "the step {} has the other sign", weight=1)


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
    code="HG613",
    name="wrong-sign-of-update",
    summary="a step of gradient descent with the wrong sign",
    looks_at=("result", "operand", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong("$v = w - η g = 0.83 - 0.5 \\cdot 0.124 = 0.892$", "0.892", "other sign", _PROBLEM),
        Wrong(
            "$v = 0.83 + 0.5 \\cdot 0.124 = 0.892$",
            "0.83 + 0.5 \\cdot 0.124",
            "other sign",
            _PROBLEM,
        ),
    ),
    right=("$v = w - η g = 0.83 - 0.5 \\cdot 0.124 = 0.768$",),
)
