"""What it finds: a gradient that passes a ReLU although its net input is negative, or exactly 0:
the slope is taken as 1.

Why it matters: below 0 the unit is off: nothing comes through, and its weights do not move.

How to put it right: ReLU′(z) is 1 for z > 0 and 0 for z < 0; at z = 0 there is no slope, and 0 is
taken, as libraries do.

Source: a convention trap: which z, and what at 0 (0 in PyTorch).
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import is_derivative
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_GATES = frozenset({"step", "positive", "where", "greater", "greater_equal"})
_SLOPE = "positive"  # ReLU′, which is a slope in any quantity


def explain(slip: Slip) -> Explanation | None:
    belongs = slip.belongs
    if slip.kind == "operand" and belongs is not None and belongs.op == _SLOPE:
        one = slip.written is not None and slip.written.value == 1
        return _taken_as_one(slip) if one else None
    slope = factors.where(_is_gate if is_derivative(slip.subject) else _is_slope)
    return by_change(slip, slope, "the slope {} is taken as 1", weight=1)


def _taken_as_one(slip: Slip) -> Explanation:
    return Explanation(
        short=f"{slip.called} = 0 belongs here",
        message=f"1 stands for the slope {slip.called}, which is 0: its argument is not positive.",
        evidence=f"{slip.called} = 0 makes the line right",
        weight=1,
        group=("slope", slip.called),
    )


def _is_gate(_: Term, part: Term) -> bool:
    return part.op in _GATES


def _is_slope(_: Term, part: Term) -> bool:
    return part.op == _SLOPE


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w x
  a = relu(z)
  E = (a - t)^2 + 0.3 z
given:
  {w: -0.53, x: 1.62, t: 0.73}
ask: [z, a, E, "∂E/∂z"]
decimals: 4
"""
_NOUGHT = """\
schema: 1
title: T
equations: |
  s = w x + b
  h = relu(s)
  E = (h - t)^2 / 2
  g = ∂E/∂w
given:
  {w: 0.5, x: 1.2, b: -0.6, t: 0.37}
ask: [s, h, E, g]
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
            "$g = (0 - 0.37) \\cdot 1 \\cdot 1.2 = -0.444$",
            "1",
            "ReLU′(s), which is 0",
            _NOUGHT,
        ),
        Wrong(
            "$\\frac{\\partial E}{\\partial z} = 2 (0 - 0.73) + 0.3 = -1.16$",
            "2 (0 - 0.73) + 0.3",
            "slope ReLU′(z) is taken as 1",
            _PROBLEM,
        ),
    ),
    right=("$z = -0.8586$",),
)
