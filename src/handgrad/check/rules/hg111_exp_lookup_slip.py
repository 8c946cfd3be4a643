"""What it finds: e to a power is printed with a wrong digit although the exponent is right.

Why it matters: a wrong digit here goes into every probability computed from it.

How to put it right: evaluate the function again on a calculator (radians, natural logarithm
unless stated) and carry the corrected number on.

Source: slips of this kind were counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.function_value import function_slip
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    return function_slip(slip, ("exp",))


RULE = Rule(
    code="HG111",
    name="exp-lookup-slip",
    summary="e to a power is printed with a wrong digit although the exponent is right",
    looks_at=("result", "operand"),
    of=("exp",),
    weight=5,
    explain=explain,
    wrong=(Wrong("$z = 1.2$\n\n$a = e^z = e^{1.2} = 3.3241$", "3.3241", "3.3201"),),
    right=("$z = 1.2$\n\n$a = e^z = e^{1.2} = 3.3201$",),
)
