"""What it finds: an entry of an array where another entry of the same array belongs: x₂ for x₁, a
weight of the row above, one index used twice.

Why it matters: the sum is that of another unit, or counts one input twice and another not at
all.

How to put it right: write the indices down in the symbolic line and go through them in order.

Source: counted on real worked pages as an index list that repeats one entry.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handgrad.check.change import rewriting
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import Indices, place
from handgrad.check.slip import Slip, by_change
from handgrad.check.standing import shaped
from handgrad.check.term import Term

_PAIR = 2


def explain(slip: Slip) -> Explanation | None:
    belongs: dict[Term, Term] = {}

    @rewriting("atom")
    def beside(term: Term) -> Iterator[tuple[Term, Term]]:
        at = place(term.node)
        for other in _near(at[1]) if at is not None else ():
            found = slip.neighbour(term, other)
            if found is not None and found.node is not slip.subject:
                new = Term("atom", found.node)
                belongs[new] = term
                yield new, new

    standing = (c for c in slip.changed(beside) if shaped(slip, c))
    change = next(standing, None) or slip.find(beside)
    if change is None:
        return None
    mine = belongs[change.part]
    here = slip.shown(mine).replace("{", "{{").replace("}", "}}")
    found = by_change(slip, beside, f"{{}}, with another index, stands for {here}", weight=3)
    if found is None:
        return None
    swap, nothing = (mine.node, change.part.node), slip.value(change.part) == 0
    # (what has 0 put in for it may as well have been left out)
    return msgspec.structs.replace(found, change=swap, weight=found.weight + nothing)


def _near(at: Indices) -> Iterator[Indices]:
    """The indices that differ in one place by one or two, then those in exchanged order, then those
    that differ in both by one.
    """
    for axis in range(len(at)):
        for step in (-1, 1, -2, 2):
            yield (*at[:axis], at[axis] + step, *at[axis + 1 :])
    if len(at) > 1 and at != at[::-1]:
        yield at[::-1]
    if len(at) == _PAIR:
        yield from ((at[0] + i, at[1] + j) for i in (-1, 1) for j in (-1, 1))


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w_1 x_1 + w_2 x_2 + w_3 x_3
given:
  {w_1: 0.53, w_2: -0.28, w_3: 0.91, x_1: 1.2, x_2: 0.7, x_3: -0.4}
decimals: 4
"""

RULE = Rule(
    code="HG504",
    name="index-exchanged",
    summary="an entry with another index: x₂ for x₁, a row or column repeated",
    looks_at=("result", "formula"),
    weight=3,
    explain=explain,
    wrong=(Wrong("$z = -0.189$", "-0.189", "x₂, with another index, stands for x₁", _PROBLEM),),
    right=("$z = 0.53 \\cdot 1.2 - 0.28 \\cdot 0.7 + 0.91 \\cdot (-0.4) = 0.076$",),
)
