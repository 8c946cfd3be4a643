"""What it finds: a product, sum, quotient or square of the numbers on the line is not the number
printed after it.

Why it matters: everything computed from it afterwards is off, although the method is right.

How to put it right: do the sum again on a calculator and carry the corrected number on.

Source: the commonest slip of 99 worked pages (32 of 122).
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    line = slip.belongs if slip.kind == "operand" else slip.line
    if line is None or slip.expected is None:
        return None
    if line.kind not in ("sum", "product") and line.op != "square":
        return None
    right = slip.show_apart(slip.expected)
    return Explanation(
        short=f"{slip.shown(line)} = {right}",
        message=f"The numbers on the line give {right}, not {slip.text}.",
        evidence="recomputed from the printed operands",
        weight=8,
        group=(slip.shown(line), slip.text),
    )


RULE = Rule(
    code="HG101",
    name="arithmetic-slip",
    summary="a product, sum or quotient of the printed numbers is not what is printed",
    looks_at=("result", "operand"),
    weight=8,
    explain=explain,
    wrong=(Wrong("$0.8006 \\cdot 0.4930 = 0.3957$", "0.3957", "0.3947"),),
    right=("$0.8006 \\cdot 0.4930 = 0.3947$", "$2(0.8119 - 5) = -8.3762$"),
)
