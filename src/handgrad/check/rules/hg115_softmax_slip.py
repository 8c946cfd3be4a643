"""What it finds: a softmax entry does not follow from its logits.

Why it matters: the probabilities feed the loss and every gradient behind it.

How to put it right: write e to every logit, add them up, and divide each by the sum; the entries
must
add to 1.

Source: slips of this kind were counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.function_value import function_slip, function_value
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    known = function_slip(slip, ("softmax",))
    if known is not None:
        return known
    line = slip.belongs if slip.kind == "operand" else slip.line
    return function_value(slip, line) if line is not None and _is_entry(line) else None


def _is_entry(line: Term) -> bool:
    """Whether this is e to one logit over the sum of e to each of them."""
    if line.kind != "product" or line.sign < 0 or len(line.parts) != 2:
        return False
    over = [part for exponent, part in line.parts if exponent > 0]
    under = [part for exponent, part in line.parts if exponent < 0]
    if len(over) != 1 or len(under) != 1 or under[0].kind != "sum":
        return False
    summed = under[0].parts
    return _is_exp(over[0]) and all(sign > 0 and _is_exp(part) for sign, part in summed)


def _is_exp(term: Term) -> bool:
    return term.kind == "apply" and term.op == "exp"


RULE = Rule(
    code="HG115",
    name="softmax-slip",
    summary="a softmax entry does not follow from its logits",
    looks_at=("result", "operand"),
    of=("softmax", "exp"),
    weight=5,
    explain=explain,
    wrong=(Wrong("$\\mathrm{softmax}([1, 2]) = [0.27, 0.79]$", "0.79", "0.73"),),
    right=("$\\mathrm{softmax}([1, 2]) = [0.27, 0.73]$",),
)
