"""What it finds: a softmax entry does not follow from its logits.

Why it matters: the probabilities feed the loss and every gradient behind it.

How to put it right: evaluate the function again on a calculator (radians, natural logarithm unless stated) and carry the corrected number on.

Source: slips of this kind were counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, function_slip


def explain(slip: Slip) -> Explanation | None:
    return function_slip(slip, ('softmax',))


RULE = Rule(
    code="HG115",
    name="softmax-slip",
    summary="a softmax entry does not follow from its logits",
    looks_at=("result", "operand"),
    explain=explain,
    wrong=(Wrong('$\\mathrm{softmax}([1, 2]) = [0.27, 0.79]$', '0.79', '0.73'),),
    right=('$\\mathrm{softmax}([1, 2]) = [0.27, 0.73]$',),
)
