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

from handgrad.check.change import factors
from handgrad.check.compose import divides, value_of, whole
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, factors.where(_is_count), "the sum is not divided by {}")


def _is_count(mean: Term, part: Term) -> bool:
    """The n of a sum of n terms over n, or times 1/n."""
    counts = {len(inner.parts) for _, inner in mean.parts if inner.kind == "sum"}
    count = whole(part) or _below_one(part)
    if count is None or count < 2 or (count not in counts and (count == 2 or whole(part) is None)):
        return False
    halved = count == 2 and any(value_of(p) == 1 for _, p in mean.parts)
    return not halved and (divides(mean, part) or whole(part) is None)


def _below_one(part: Term) -> int | None:
    """4 of the number 0.25."""
    value = value_of(part)
    return int(value.q) if value is not None and value.p == 1 and value.q > 2 else None


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
    weight=2,
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
