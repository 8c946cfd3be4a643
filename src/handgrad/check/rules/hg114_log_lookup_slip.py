"""What it finds: a logarithm is printed with a wrong digit although its argument is right.

Why it matters: losses are logarithms of probabilities; a wrong digit is a wrong loss.

How to put it right: evaluate the function again on a calculator (radians, natural logarithm
unless stated) and carry the corrected number on.

Source: slips of this kind were counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.function_value import function_slip
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    return function_slip(slip, ("ln", "log10", "log2"))


RULE = Rule(
    code="HG114",
    name="log-lookup-slip",
    summary="a logarithm is printed with a wrong digit although its argument is right",
    looks_at=("result", "operand"),
    of=("ln", "log10", "log2"),
    weight=5,
    explain=explain,
    wrong=(Wrong("$-\\ln(0.685) = 0.371$", "0.371", "0.378"),),
    right=("$-\\ln(0.685) = 0.378$",),
)
