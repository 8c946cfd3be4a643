"""What it finds: σ(z) is printed with a wrong digit although z is right.

Why it matters: gates and outputs are σ values: a wrong one spoils every line after it.

How to put it right: evaluate the function again on a calculator (radians, natural logarithm
unless stated) and carry the corrected number on.

Source: slips of this kind were counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.function_value import function_slip
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    return function_slip(slip, ("sigmoid",))


RULE = Rule(
    code="HG112",
    name="sigmoid-lookup-slip",
    summary="σ(z) is printed with a wrong digit although z is right",
    looks_at=("result", "operand"),
    of=("sigmoid",),
    weight=5,
    explain=explain,
    wrong=(Wrong("$z = 0.62$\n\n$o = \\sigma(z) = \\sigma(0.62) = 0.6508$", "0.6508", "0.6502"),),
    right=("$z = 0.62$\n\n$o = \\sigma(z) = \\sigma(0.62) = 0.6502$",),
)
