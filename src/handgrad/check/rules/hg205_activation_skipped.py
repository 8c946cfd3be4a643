"""What it finds: an activation that is written but not applied: the result is its argument.

Why it matters: without its activation a layer is linear, and the value may not even be possible.

How to put it right: apply the function and carry its value on.

Source: counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.change import functions
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_NOT_ACTIVATIONS = ("square", "sqrt")  # slips of their own


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, functions.where(_activation), "{} is not applied")


def _activation(function: Term, _: Term) -> bool:
    return function.op not in _NOT_ACTIVATIONS


RULE = Rule(
    code="HG205",
    name="activation-skipped",
    summary="a function is written but was not applied",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$0.61 \\cdot \\tanh(0.83) = 0.5063$", "0.5063", "0.4151"),),
    right=("$0.61 \\cdot \\tanh(0.83) = 0.4151$",),
)
