"""What it finds: a number that stands where the value of a name belongs, and is not that value.

Why it matters: the line computes something else than its formula says.

How to put it right: put the value of the name in again and recompute the line.

Source: what remains when no more particular explanation reproduces the number.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    if slip.kind != "operand" or slip.belongs is None or slip.true is None:
        return None
    name, right = slip.called, slip.show_apart(slip.true)
    return Explanation(
        short=f"{name} = {right} belongs here",
        message=f"{slip.text} stands where {name} = {right} belongs.",
        evidence="with it the line gives its right value",
        weight=9,
        group=("operand", name, slip.text),
    )


RULE = Rule(
    code="HG400",
    name="misplaced-value",
    summary="a number stands where another value belongs",
    looks_at=("operand",),
    weight=9,
    explain=explain,
    wrong=(
        Wrong(
            "$a = 0.62$, $b = 0.35$\n\n$c = a \\cdot b = 0.68 \\cdot 0.35 = 0.238$",
            "0.68",
            "0.62",
        ),
    ),
    right=("$a = 0.62$, $b = 0.35$\n\n$c = a \\cdot b = 0.62 \\cdot 0.35 = 0.217$",),
)
