"""What it finds: a square root that is written and not taken: the variance for the deviation, d
for √d.

Why it matters: batch normalisation, Adam and attention divide by a root; without it the values
are far too large or too small.

How to put it right: take the root before dividing: 1/√v, not 1/v.

Source: the scale of attention is 1/√d, that of Adam 1/√v̂.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _no_root, "the root of {} is not taken")


@rewriting("sqrt")
def _no_root(term: Term) -> Iterator[tuple[Term, Term]]:
    inner = term.parts[0][1]
    yield inner, next(parts_of(inner))


RULE = Rule(
    code="HG210",
    name="root-forgotten",
    summary="a square root was not taken",
    looks_at=("result", "operand", "formula"),
    of=("sqrt",),
    weight=2,
    explain=explain,
    wrong=(Wrong("$\\frac{0.522}{\\sqrt{7}} = 0.0746$", "0.0746", "not taken"),),
    right=("$\\frac{0.522}{\\sqrt{7}} = 0.1973$",),
)
