"""What it finds: a variance with the wrong divisor: n − 1 where the formula has n, or the other
way round.

Why it matters: batch normalisation divides by n when it normalises, and by n − 1 only in the
running variance; with four examples the two differ by a third.

How to put it right: use the divisor of the formula: n in batch and layer normalisation.

Source: PyTorch normalises with the biased variance and keeps the unbiased one in running_var.
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from handgrad.check.change import put, rewriting
from handgrad.check.compose import number, parts_of, whole
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change, told
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    what = "the sum is not divided by {} but by one more or less"
    return by_change(slip, _other_divisor, what) or _share(slip, what)


def _share(slip: Slip, what: str) -> Explanation | None:
    """The fraction 1/n before a sum of n terms, worked out as 1/(n − 1)."""
    share = slip.true
    behind = None if slip.subject is None else slip.inside(Term("atom", slip.subject))
    if slip.kind != "operand" or behind is None or not isinstance(share, fmpq) or share.p != 1:
        return None
    count = int(share.q)
    if not any(part.kind == "sum" and len(part.parts) == count for part in parts_of(behind)):
        return None
    if count > 2 and slip.hits(fmpq(1, count - 1)):
        return told(slip, what.format(count))
    return None


@rewriting("product")
def _other_divisor(term: Term) -> Iterator[tuple[Term, Term]]:
    sums = {len(part.parts) for way, part in term.parts if way > 0 and part.kind == "sum"}
    for i, (way, part) in enumerate(term.parts):
        count = whole(part)
        if way < 0 and count is not None and count > 1:
            if count in sums:
                yield put(term, i, number(count - 1)), part
            if count + 1 in sums:
                yield put(term, i, number(count + 1)), part


_PROBLEM = """\
schema: 1
title: T
equations: |
  s = ((x_1 - m)^2 + (x_2 - m)^2 + (x_3 - m)^2) / 3
given:
  {x_1: 1.2, x_2: 2.6, x_3: 4.6, m: 2.8}
decimals: 4
"""

RULE = Rule(
    code="HG620",
    name="variance-n-minus-one",
    summary="a variance divided by n − 1 where by n, or the other way round",
    looks_at=("result", "operand", "formula"),
    of=("quotient",),
    weight=2,
    explain=explain,
    wrong=(Wrong("$s = \\frac{2.56 + 0.04 + 3.24}{2} = 2.92$", "2", "divided by 3", _PROBLEM),),
    right=("$s = \\frac{2.56 + 0.04 + 3.24}{3} = 1.947$",),
)
