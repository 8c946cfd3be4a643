"""What it finds: a factor that was left out or put in twice: a weight, a derivative of the chain,
the 2 of the derivative of a square.

Why it matters: the result is off by that factor, and so is every gradient behind it.

How to put it right: count the factors of the formula and tick each one off on the line with
numbers.

Source: counted on real worked pages.
"""

from __future__ import annotations

from flint import fmpq

from handgrad.check.change import factors
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change, told

_USUAL = ((fmpq(2), "a factor 2 is added"), (fmpq(1, 2), "a factor 2 is left out"))


def explain(slip: Slip) -> Explanation | None:
    left = factors.where(lambda _, part: not slip.stands(part))
    found = by_change(slip, left, "the factor {} is left out", weight=3)
    if found is not None or slip.kind != "result" or slip.line is None or not slip.telling:
        return found
    if slip.line.kind == "apply" or slip.expected is None:
        return None
    for ratio, words in _USUAL:
        if slip.hits(slip.expected * ratio):
            return told(slip, words, weight=5)
    return None


RULE = Rule(
    code="HG202",
    name="factor-forgotten",
    summary="a factor was left out or put in twice",
    looks_at=("result", "operand", "formula"),
    weight=3,
    explain=explain,
    wrong=(Wrong("$0.62 \\cdot 0.737 \\cdot 0.351 = 0.2587$", "0.2587", "factor 0.62"),),
    right=("$0.62 \\cdot 0.737 \\cdot 0.351 = 0.1604$",),
)
