"""What it finds: a value its function can never have: a sigmoid of 1.2, a tanh of −1.4, a
probability of 1.3.

Why it matters: the slip is certain without any calculation, and every line that uses the value is
wrong.

How to put it right: σ and probabilities lie between 0 and 1, tanh between −1 and 1: compute it
again.

Source: asked of a checker by teachers; seen where the argument was copied in place of the value.
"""

from __future__ import annotations

from handgrad.check.impossible import RANGES, within
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """A result outside its function's range; results whose argument is unknown are found on the
    page as a whole (`check.impossible`)."""
    line = slip.line
    if line is None or line.kind != "apply" or line.op not in RANGES or slip.written is None:
        return None
    if slip.expected is None or within(slip.written, line.op):
        return None
    shown, right = slip.shown(line), slip.show(slip.expected, max(slip.decimals, 4))
    return Explanation(
        short=f"{shown} = {right}",
        message=f"{slip.text} is impossible: {RANGES[line.op].words}.",
        evidence=f"{slip.text} lies outside the range of the function",
        weight=4,
        group=("impossible", shown, slip.text),
    )


RULE = Rule(
    code="HG702",
    name="impossible-value",
    summary="a value outside the range of its function",
    looks_at=("value", "result"),
    weight=4,
    explain=explain,
    wrong=(
        Wrong("$\\sigma(0.37) = 1.24$", "1.24", "between 0 and 1"),
        Wrong("$o = \\sigma(z) = 1.2$", "1.2", "between 0 and 1"),
        Wrong("The probability of rain is $P(R) = 1.4$.", "1.4", "between 0 and 1"),
    ),
    right=("$\\sigma(0.37) = 0.59$", "$o = \\sigma(z) = 1.0$", "$h = \\tanh(z) = -0.98$"),
)
