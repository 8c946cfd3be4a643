"""What it finds: a number that no single change of the line explains, but two together: a sign
lost and a term left out.

Why it matters: both have to be found; repairing one leaves the line wrong.

How to put it right: recompute the line from its formula, and compare it with yours part by
part.

Source: pages with one slip often have a second one.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, told

_ENOUGH = {"formula": 4, "result": 6}  # digits a number needs: with fewer, some pair always fits
_WORDS = {
    "sign": "the sign of {} is turned round",
    "term": "{} is left out",
    "factor": "the factor {} is left out",
    "function": "{} is not applied",
}


def explain(slip: Slip) -> Explanation | None:
    digits = (slip.after or slip.text).replace(".", "").lstrip("+-−0")
    if len(digits) < _ENOUGH[slip.kind] or slip.search is None:
        return None
    for one, other in slip.search.pairs():
        first = _WORDS[one.kind].format(slip.shown(one.part))
        second = _WORDS[other.kind].format(slip.shown(other.part))
        return told(slip, f"{first} and {second}", weight=7)
    return None


RULE = Rule(
    code="HG901",
    name="two-slips",
    summary="two slips on one line: no single change gives the number, two together do",
    looks_at=("result", "formula"),
    weight=7,
    explain=explain,
    wrong=(
        Wrong(
            "$0.4172 \\cdot 0.31 - 0.25 \\cdot 0.6283 + 0.8719 \\cdot 0.3 = -0.547977$",
            "-0.547977",
            "and",
        ),
    ),
    right=("$0.4172 \\cdot 0.31 - 0.25 \\cdot 0.6283 + 0.8719 \\cdot 0.3 = 0.2338$",),
)
