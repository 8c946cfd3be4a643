"""What it finds: the value of a function one row too early or too late in its table: f(z − 1) or
f(z + 1) for f(z).

Why it matters: the printed value belongs to another argument.

How to put it right: look the value up again at the argument that stands on the line.

Source: counted on real worked pages (σ(2) printed as σ(1), σ(3) as σ(2)).
"""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from handgrad.check.change import compute
from handgrad.check.judge import Value
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    line = slip.line
    if slip.kind != "result" or line is None or slip.expected is None or not slip.telling:
        return None
    if line.kind != "apply" or len(line.parts) != 1:
        return None
    argument = line.parts[0][1]
    at = compute(argument, slip.own)
    if at is None or argument.kind != "atom":
        return None
    for shift in (-1, 1):
        moved = at + fmpq(shift)
        if slip.hits(compute(line, _constantly(moved))):
            right, there = slip.show_value(slip.expected), slip.show(moved, 0)
            return Explanation(
                short=f"{slip.shown(line)} = {right}",
                message=f"{slip.text} is the value at {there}; {slip.shown(line)} is {right}.",
                evidence=f"the function at {there} gives {slip.text}",
                certainty="likely",
                weight=3,
                group=("shift", slip.shown(line), slip.text),
            )
    return None


def _constantly(value: Value) -> Callable[[Term], Value]:
    """The one atom of the line has this value."""
    return lambda _: value


RULE = Rule(
    code="HG206",
    name="argument-shift",
    summary="the value of the function at a neighbouring argument",
    looks_at=("result",),
    weight=3,
    explain=explain,
    wrong=(Wrong("$\\sigma(2) = 0.731$", "0.731", "0.881"),),
    right=("$\\sigma(2) = 0.881$",),
)
