"""What it finds: a mean that was not divided by the number of its terms: a mean squared error, a
mean of a batch, a row's average that is only the sum.

Why it matters: the value is too large by the number of terms, and so is every gradient behind
it: a learning rate chosen for the mean then overshoots.

How to put it right: count the terms and divide by their number; say on the page whether the
loss is a sum or a mean.

Source: reductions are the best known disagreement between libraries and books (sum or mean over
pixels: pytorch examples 234 and 652).
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import factors
from handgrad.check.compose import value_of, whole
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _undivided, "the sum is not divided by {}")


def _undivided(term: Term) -> Iterator[tuple[Term, Term]]:
    """A sum of n terms over n, or times 1/n, without it."""
    counts = {len(part.parts) for _, part in term.parts if part.kind == "sum"}
    for new, part in factors(term):
        count = whole(part) or _below_one(part)
        if count is not None and count > 1 and (count > 2 or count in counts):
            halved = count == 2 and any(value_of(p) == 1 for _, p in term.parts)
            if not halved and _divides(term, part):
                yield new, part


def _below_one(part: Term) -> int | None:
    """4 of the number 0.25."""
    value = value_of(part)
    return int(value.q) if value is not None and value.p == 1 and value.q > 2 else None


def _divides(term: Term, part: Term) -> bool:
    away = any(way < 0 for way, other in term.parts if other is part)
    return away or whole(part) is None


_PROBLEM = """\
schema: 1
title: T
equations: |
  L = ((y_1 - t_1)^2 + (y_2 - t_2)^2 + (y_3 - t_3)^2) / 3
given:
  {y_1: 0.71, t_1: 1, y_2: 0.28, t_2: 0, y_3: 0.43, t_3: 0.5}
decimals: 4
"""

RULE = Rule(
    code="HG603",
    name="sum-for-mean",
    summary="a sum stands where the mean belongs: it is not divided by the number of terms",
    looks_at=("result", "operand", "formula"),
    explain=explain,
    wrong=(
        Wrong(
            "$L = (0.71 - 1)^2 + 0.28^2 + (0.43 - 0.5)^2 = 0.1674$",
            "(0.71 - 1)^2 + 0.28^2 + (0.43 - 0.5)^2",
            "not divided by 3",
            _PROBLEM,
        ),
    ),
    right=("$L = \\frac{(0.71 - 1)^2 + 0.28^2 + (0.43 - 0.5)^2}{3} = 0.0558$",),
)
