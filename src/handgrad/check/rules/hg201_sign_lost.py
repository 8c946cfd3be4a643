"""What it finds: a minus sign that was dropped, added, or read as its opposite.

Why it matters: a lost sign turns a step downhill into a step uphill; a bias of −12 into a bias of
12.

How to put it right: go through the signs term by term, and write negative values in brackets when
you put them in: 1·(−12).

Source: counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.change import signs
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change


def explain(slip: Slip) -> Explanation | None:
    if slip.kind == "formula":
        return by_change(slip, signs, "the sign of {} is turned round", weight=3)
    if slip.written is None or slip.written.value == 0:
        return None
    for value in (slip.true, slip.expected):
        if slip.hits(None if value is None else -value) and value is not None:
            right = slip.show_value(value)
            what = (
                f"{slip.shown(slip.belongs)} = {right}"
                if slip.kind == "operand" and slip.belongs
                else right
            )
            return Explanation(
                short=f"sign lost: {what}",
                message=f"The sign is lost: {slip.text} stands where {right} belongs.",
                evidence="the same digits with the other sign",
                weight=1,
                group=("sign", right, slip.text),
            )
    if not slip.telling:
        return None
    return by_change(slip, signs, "the sign of {} is turned round", weight=3)


RULE = Rule(
    code="HG201",
    name="sign-lost",
    summary="a minus sign was dropped or added",
    looks_at=("result", "operand", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong("$0.35 - 0.82 = 0.47$", "0.47", "-0.47"),
        Wrong("$0.4 \\cdot 0.31 - 0.25 \\cdot 0.62 = 0.279$", "0.279", "-0.031"),
    ),
    right=("$0.35 - 0.82 = -0.47$",),
)
