"""What it finds: a factor that was left out or put in twice: a weight, a derivative of the chain,
the 2 of the derivative of a square.

Why it matters: the result is off by that factor, and so is every gradient behind it.

How to put it right: count the factors of the formula and tick each one off on the line with
numbers.

Source: counted on real worked pages.
"""

from __future__ import annotations

from flint import fmpq

from handgrad.check.change import changes, compute
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip

_USUAL = ((fmpq(2), "a factor 2 too many"), (fmpq(1, 2), "a factor 2 missing"))


def explain(slip: Slip) -> Explanation | None:
    if slip.kind == "formula":
        left = slip.changed("factor")
        if left is None:
            return None
        return Explanation(
            short=f"the factor {slip.shown(left)} is missing",
            message=f"The line lacks the factor {slip.shown(left)}.",
            evidence=f"the formula without it gives {slip.result}",
            certainty="likely",
            weight=3,
            group=("factor", slip.shown(left), slip.text),
        )
    if slip.kind != "result" or slip.line is None or slip.expected is None or not slip.telling:
        return None
    right = slip.show_value(slip.expected)
    for change in changes(slip.line):
        if change.kind == "factor" and slip.hits(compute(change.line, slip.own)):
            part = slip.shown(change.part)
            return Explanation(
                short=f"{slip.shown(slip.line)} = {right}",
                message=f"{slip.text} comes out if the factor {part} is left out.",
                evidence=f"without the factor {part} the line gives {slip.text}",
                certainty="likely",
                weight=3,
                group=("factor", slip.shown(slip.line), slip.text),
            )
    if slip.line.kind == "apply":
        return None
    for ratio, words in _USUAL:
        if slip.hits(slip.expected * ratio):
            return Explanation(
                short=f"{slip.shown(slip.line)} = {right}",
                message=f"{slip.text} has {words}; the line gives {right}.",
                evidence=f"{words}: {slip.text}",
                certainty="likely",
                weight=4,
                group=("factor", slip.shown(slip.line), slip.text),
            )
    return None


RULE = Rule(
    code="HG202",
    name="factor-forgotten",
    summary="a factor was left out or put in twice",
    looks_at=("result", "formula"),
    explain=explain,
    wrong=(Wrong("$0.62 \\cdot 0.737 \\cdot 0.351 = 0.2587$", "0.2587", "factor 0.62"),),
    right=("$0.62 \\cdot 0.737 \\cdot 0.351 = 0.1604$",),
)
