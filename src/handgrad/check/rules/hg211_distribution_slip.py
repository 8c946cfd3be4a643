"""What it finds: a bracket opened as a(b + c) = ab + c: the factor reaches only one of the terms.

Why it matters: the other terms are off by the factor.

How to put it right: every term in the bracket is multiplied: a(b + c) = ab + ac.

Source: a classical slip of algebra, made where the reset gate or a learning rate stands before
a bracket.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import flipped, rewriting
from handgrad.check.compose import product, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _half_opened, "only one term of {} is multiplied", weight=3)


@rewriting("product")
def _half_opened(term: Term) -> Iterator[tuple[Term, Term]]:
    for i, (way, bracket) in enumerate(term.parts):
        if way < 0 or bracket.kind != "sum" or len(term.parts) < 2:
            continue
        rest = (*term.parts[:i], *term.parts[i + 1 :])
        for j, (sign, part) in enumerate(bracket.parts):
            scaled = product(*rest, (1, part), sign=term.sign)
            others = (*bracket.parts[:j], *bracket.parts[j + 1 :])
            yield total((sign, scaled), *others), bracket
            if term.sign < 0:  # −½(a + b) as −(½a + b)
                inner = product(*rest, (1, part))
                yield flipped(total((sign, inner), *others)), bracket


RULE = Rule(
    code="HG211",
    name="distribution-slip",
    summary="a factor was multiplied into the first term of a bracket only",
    looks_at=("result", "operand", "formula"),
    weight=3,
    explain=explain,
    wrong=(Wrong("$0.35 (0.82 + 0.47) = 0.757$", "0.757", "only one term"),),
    right=("$0.35 (0.82 + 0.47) = 0.4515$",),
)
