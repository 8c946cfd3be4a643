"""What it finds: a sum that was divided by the number of its terms: ‖x − x̂‖² worked out as a mean
over the entries.

Why it matters: the value is too small by the number of terms; beside another term of the loss
its weight is changed without a word.

How to put it right: leave the division out, or write the mean into the formula.

Source: a quantity's name against its formula; averaging the reconstruction over pixels and not
the KL term was a real bug in a published example.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import number, parts_of, product
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_MOST = 64


def explain(slip: Slip) -> Explanation | None:
    what = "{} is divided by the number of its terms"
    return by_change(slip, _divided.where(_is_plain), what, weight=2) or by_change(
        slip, _divided, what, weight=3
    )


@rewriting("sum")
def _divided(term: Term) -> Iterator[tuple[Term, Term]]:
    if not 2 <= len(term.parts) <= _MOST or _is_kl(term):
        return
    kinds = {(way, part.kind, part.op) for way, part in term.parts}
    if len(kinds) == 1:
        yield product((1, term), (-1, number(len(term.parts)))), term


def _is_plain(_: Term, term: Term) -> bool:
    """Not w·x + v·y, a dot product: only of gradients anybody takes its mean."""
    return not all(
        part.kind == "product" and all(inner.kind == "atom" for _, inner in part.parts)
        for _, part in term.parts
    )


def _is_kl(term: Term) -> bool:
    return any(part.op == "exp" for part in parts_of(term))


_PROBLEM = """\
schema: 1
title: T
equations: |
  L = (y_1 - t_1)^2 + (y_2 - t_2)^2 + (y_3 - t_3)^2
given:
  {y_1: 0.71, t_1: 1, y_2: 0.28, t_2: 0, y_3: 0.43, t_3: 0.5}
decimals: 4
"""

RULE = Rule(
    code="HG617",
    name="mean-for-sum",
    summary="a mean stands where the sum belongs",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$L = 0.0558$", "0.0558", "divided by the number of its terms", _PROBLEM),),
    right=("$L = (0.71 - 1)^2 + 0.28^2 + (0.43 - 0.5)^2 = 0.1674$",),
)
