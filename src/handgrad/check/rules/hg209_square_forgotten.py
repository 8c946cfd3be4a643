"""What it finds: a square that is written and not taken: (t − y)² printed as t − y, 1 − h² as 1 −
h.

Why it matters: a loss may come out negative; the slope of tanh is 1 − h², not 1 − h.

How to put it right: square the bracket before going on; a squared error is never negative.

Source: squares are among the arithmetic slips counted on real worked pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import is_number
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _not_squared, "the square of {} is not taken")


@rewriting("square", "power")
def _not_squared(term: Term) -> Iterator[tuple[Term, Term]]:
    if term.op == "square" or is_number(term.parts[1][1], 2):
        yield term.parts[0][1], term.parts[0][1]


RULE = Rule(
    code="HG209",
    name="square-forgotten",
    summary="a square was not taken",
    looks_at=("result", "operand", "formula"),
    of=("square", "power"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$1 - 0.537^2 = 0.463$", "0.463", "not taken"),),
    right=("$1 - 0.537^2 = 0.7116$",),
)
