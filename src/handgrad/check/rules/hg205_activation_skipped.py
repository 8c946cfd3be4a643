"""What it finds: an activation that is written but not applied: the result is its argument.

Why it matters: without its activation a layer is linear, and the value may not even be possible.

How to put it right: apply the function and carry its value on.

Source: counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.change import changes, compute
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    if slip.kind == "formula":
        left = slip.changed("function")
        if left is None:
            return None
        return Explanation(
            short=f"{slip.shown(left)} is not applied",
            message=f"The line does not apply {slip.shown(left)}.",
            evidence=f"the formula without it gives {slip.result}",
            certainty="likely",
            weight=2,
            group=("function", slip.shown(left), slip.text),
        )
    if slip.kind != "result" or slip.line is None or slip.expected is None or not slip.telling:
        return None
    for change in changes(slip.line):
        if change.kind == "function" and slip.hits(compute(change.line, slip.own)):
            part, right = slip.shown(change.part), slip.show_value(slip.expected)
            return Explanation(
                short=f"{slip.shown(slip.line)} = {right}",
                message=f"{slip.text} comes out if {part} is not applied; with it the line gives "
                f"{right}.",
                evidence=f"the argument of {part} in place of its value gives {slip.text}",
                certainty="likely",
                weight=2,
                group=("function", slip.shown(slip.line), slip.text),
            )
    return None


RULE = Rule(
    code="HG205",
    name="activation-skipped",
    summary="a function is written but was not applied",
    looks_at=("result", "formula"),
    explain=explain,
    wrong=(Wrong("$0.61 \\cdot \\tanh(0.83) = 0.5063$", "0.5063", "0.4151"),),
    right=("$0.61 \\cdot \\tanh(0.83) = 0.4151$",),
)
