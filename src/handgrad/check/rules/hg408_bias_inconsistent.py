"""What it finds: a bias that the page gives one value and works out a sum with another.

Why it matters: units that share a bias have the same one; with two values the page speaks of two
different nets.

How to put it right: write the bias down once and put that value into every sum.

Source: counted on real worked pages: two net inputs of one layer that imply different biases.
"""

from __future__ import annotations

from handgrad.check.compose import base_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip

_BIASES = frozenset({"b", "bias", "Bias", "B"})


def explain(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.true is None or base_of(slip.belongs) not in _BIASES:
        return None
    here = slip.candidates.by_node.get(slip.belongs.node)
    if here is None or here.printed is None:
        return None
    right = slip.show_apart(slip.true)
    return Explanation(
        short=f"{here.shown} = {right} belongs here",
        message=f"The page gives the bias {here.shown} = {right}; here it is {slip.text}.",
        evidence="with the bias that the page gives, the line gives its right value",
        weight=8,
        group=("bias", here.shown, slip.text),
    )


RULE = Rule(
    code="HG408",
    name="bias-inconsistent",
    summary="a sum uses another value of the bias than the page gives",
    looks_at=("operand",),
    weight=8,
    explain=explain,
    wrong=(
        Wrong(
            "$w = 0.62$, $x = 1.3$, $b = 0.35$\n\n$z = w x + b = 0.62 \\cdot 1.3 + 0.25 = 1.056$",
            "0.25",
            "the bias b = 0.35",
        ),
    ),
    right=("$w = 0.62$, $x = 1.3$, $b = 0.35$\n\n$z = w x + b = 0.62 \\cdot 1.3 + 0.35 = 1.156$",),
)
