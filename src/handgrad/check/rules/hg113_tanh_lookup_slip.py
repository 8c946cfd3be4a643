"""What it finds: tanh(z) is printed with a wrong digit although z is right.

Why it matters: candidates and outputs of recurrent cells are tanh values: a wrong one spoils every
later step.

How to put it right: evaluate the function again on a calculator (radians, natural logarithm
unless stated) and carry the corrected number on.

Source: slips of this kind were counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.function_value import function_slip
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    return function_slip(slip, ("tanh",))


RULE = Rule(
    code="HG113",
    name="tanh-lookup-slip",
    summary="tanh(z) is printed with a wrong digit although z is right",
    looks_at=("result", "operand"),
    of=("tanh",),
    weight=5,
    explain=explain,
    wrong=(Wrong("$\\tanh(0.3831) = 0.3651$", "0.3651", "0.3654"),),
    right=("$\\tanh(0.3831) = 0.3654$",),
)
