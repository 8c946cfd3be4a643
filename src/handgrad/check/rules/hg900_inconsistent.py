"""What it finds: a number or line that cannot be right, and no single change that explains it.

Why it matters: something before it or on it is wrong; handgrad says what is inconsistent and does
not guess which part is to blame.

How to put it right: recompute the line from its formula.

Source: what remains when no rule's change reproduces the author's number.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    value = slip.expected if slip.expected is not None else slip.true
    if value is None:
        return None
    right = slip.show_value(value)
    what = f"{slip.symbol} = {right}" if slip.symbol else right
    return Explanation(
        short=what,
        message=f"{slip.text} is inconsistent: the value here is {right}."
        if slip.text
        else f"{what} here.",
        weight=10,
        group=("inconsistent", what, slip.text),
    )


RULE = Rule(
    code="HG900",
    name="inconsistent",
    summary="a number that cannot be right, with no single change that explains it",
    looks_at=("result", "operand", "formula"),
    weight=10,
    explain=explain,
    wrong=(
        Wrong(
            "$z = 0.9317$",
            "0.9317",
            "0.35",
            "schema: 1\ntitle: A net input\nequations: |\n  z = w x + b\n"
            "given: {w: 0.5, x: 0.3, b: 0.2}\ndecimals: 4\n",
        ),
    ),
    right=("$z = 0.35$",),
)
