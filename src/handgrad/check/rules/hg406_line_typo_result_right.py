"""What it finds: a number on the line is wrong; the printed result is right for the right number.

Why it matters: the calculation was done with the right value; a reader who follows the line cannot
reproduce it.

How to put it right: correct the one number on the line; nothing behind it changes.

Source: counted on real worked pages: a weight miscopied where its update is printed rightly.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip
from handgrad.check.standing import counts_for_nothing


def explain(slip: Slip) -> Explanation | None:
    if slip.kind != "operand" or not slip.result_right:
        return None
    if slip.belongs is None or slip.true is None:
        return None
    if slip.belongs.kind != "atom" and counts_for_nothing(slip):
        return None  # what is multiplied by 0 was not worked out rightly, it does not show
    name, right = slip.called, slip.show_apart(slip.true)
    return Explanation(
        short=f"{name} = {right} belongs here",
        message=f"{slip.text} stands where {name} = {right} belongs: result right, line wrong.",
        evidence=f"with {right} the line gives the printed result",
        weight=0,
        group=("typo", name, slip.text),
    )


RULE = Rule(
    code="HG406",
    name="line-typo-result-right",
    summary="a number on the line is wrong, its result is right",
    looks_at=("operand",),
    explain=explain,
    wrong=(
        Wrong(
            "$a = 0.62$, $b = 0.35$\n\n$c = a \\cdot b = 0.68 \\cdot 0.35 = 0.217$",
            "0.68",
            "result right",
        ),
    ),
    right=("$a = 0.62$, $b = 0.35$\n\n$c = a \\cdot b = 0.62 \\cdot 0.35 = 0.217$",),
)
