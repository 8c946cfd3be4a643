"""What it finds: a power or root is printed with wrong digits although its base is right.

Why it matters: high powers grow or shrink fast: a few percent off changes the conclusion drawn from
them.

How to put it right: evaluate the function again on a calculator (radians, natural logarithm
unless stated) and carry the corrected number on.

Source: slips of this kind were counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.function_value import function_slip
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    return function_slip(slip, ("power", "sqrt", "root"))


RULE = Rule(
    code="HG116",
    name="power-slip",
    summary="a power or root is printed with wrong digits although its base is right",
    looks_at=("result", "operand"),
    of=("power", "sqrt", "root"),
    weight=5,
    explain=explain,
    wrong=(Wrong("$q = 0.95$\n\n$p = q^{10} = 0.95^{10} = 0.6087$", "0.6087", "0.5987"),),
    right=("$q = 0.95$\n\n$p = q^{10} = 0.95^{10} = 0.5987$",),
)
