"""What it finds: a square worked out as twice the number: 0.7² = 1.4.

Why it matters: for numbers below 2 the square is smaller than the double; errors and slopes
come out too large.

How to put it right: x² = x·x.

Source: a classical slip of mental arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import number, product
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _doubled, "{} is doubled, not squared", weight=3)


@rewriting("square")
def _doubled(term: Term) -> Iterator[tuple[Term, Term]]:
    base = term.parts[0][1]
    yield product((1, number(2)), (1, base)), base


RULE = Rule(
    code="HG214",
    name="double-for-square",
    summary="twice a number stands for its square",
    looks_at=("result", "operand", "formula"),
    of=("square",),
    weight=3,
    explain=explain,
    wrong=(Wrong("$0.37 + 0.74^2 = 1.85$", "1.85", "doubled"),),
    right=("$0.37 + 0.74^2 = 0.9176$",),
)
