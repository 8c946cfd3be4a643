"""What it finds: a gradient that passes a ReLU although its net input is negative: the slope is
taken as 1.

Why it matters: below 0 the unit is off: nothing comes through, and its weights do not move.

How to put it right: reLU′(z) is 1 for z > 0 and 0 for z < 0.

Source: a convention trap: which z, and what at 0 (0 in PyTorch).
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import is_derivative
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_GATES = frozenset({"step", "positive", "where", "greater", "greater_equal"})


def explain(slip: Slip) -> Explanation | None:
    if not is_derivative(slip.subject):
        return None
    return by_change(slip, factors.where(_is_gate), "the slope {} is taken as 1", weight=1)


def _is_gate(_: Term, part: Term) -> bool:
    return part.op in _GATES


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w x
  a = relu(z)
  E = (a - t)^2 + 0.3 z
given:
  {w: -0.53, x: 1.62, t: 1}
ask: [z, a, E, "∂E/∂z"]
decimals: 4
"""

RULE = Rule(
    code="HG308",
    name="relu-slope-at-negative",
    summary="a ReLU lets a gradient through where its input is negative",
    looks_at=("result", "operand", "formula"),
    of=("step", "positive", "where", "greater", "greater_equal"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$\\frac{\\partial E}{\\partial z} = 2 (0 - 1) + 0.3 = -1.7$", "1", "slope", _PROBLEM
        ),
    ),
    right=("$z = -0.8586$",),
)
