"""What it finds: the ½ of a squared error, or another factor ½, that is written and then forgotten.

Why it matters: the loss is twice too large; its gradient too, or the 2 of the derivative has
nothing to cancel against.

How to put it right: write the ½ down on every line until it is multiplied in.

Source: counted on real worked pages.
"""

from __future__ import annotations

from flint import fmpq

from handgrad.check.change import changes, compute
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip

_HALF = fmpq(1, 2)


def explain(slip: Slip) -> Explanation | None:
    if slip.kind == "formula":
        left = slip.changed("factor")
        if left is None or slip.value(left) != _HALF:
            return None
        return Explanation(
            short="the factor ½ is missing",
            message="The line lacks the factor ½.",
            evidence=f"the formula without it gives {slip.result}",
            certainty="likely",
            weight=2,
            group=("factor", "½", slip.text),
        )
    if slip.line is None or slip.expected is None or not slip.hits(slip.expected * 2):
        return None
    whole = compute(slip.line, slip.own)
    for change in changes(slip.line):
        if change.kind != "factor" or whole is None:
            continue
        without = compute(change.line, slip.own)
        if isinstance(without, fmpq) and isinstance(whole, fmpq) and without == 2 * whole:
            line, right = slip.shown(slip.line), slip.show_value(slip.expected)
            return Explanation(
                short=f"{line} = {right}",
                message=f"{slip.text} comes out without the ½; with it the line gives {right}.",
                evidence=f"without the ½ the line gives {slip.text}",
                certainty="likely",
                weight=2,
                group=("factor", line, slip.text),
            )
    return None


RULE = Rule(
    code="HG207",
    name="dropped-half",
    summary="the ½ of a squared error was forgotten",
    looks_at=("result", "formula"),
    explain=explain,
    wrong=(
        Wrong("$a = 0.8$\n\n$E = \\frac{1}{2} a^2 = \\frac{1}{2} 0.8^2 = 0.64$", "0.64", "½"),
        Wrong("$0.5 \\cdot 0.737 \\cdot 0.351 = 0.2587$", "0.2587", "½"),
    ),
    right=("$a = 0.8$\n\n$E = \\frac{1}{2} a^2 = \\frac{1}{2} 0.8^2 = 0.32$",),
)
