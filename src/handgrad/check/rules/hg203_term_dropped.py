"""What it finds: a sum whose printed result lacks one of its terms: a bias, a component of a dot
product, an old value.

Why it matters: the missing term is part of the quantity; without it everything after is off.

How to put it right: add the terms up again, all of them.

Source: counted on real worked pages (dimension-term-dropped, term-dropped).
"""

from __future__ import annotations

from handgrad.check.change import terms
from handgrad.check.exact import by_exact_change
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change


def explain(slip: Slip) -> Explanation | None:
    what = "{} is left out of the sum"
    found = by_change(slip, terms, what, weight=3)
    return found or by_exact_change(slip, terms, what, weight=3)


RULE = Rule(
    code="HG203",
    name="term-dropped",
    summary="one term of a sum is missing from its result",
    looks_at=("result", "operand", "formula"),
    weight=3,
    explain=explain,
    wrong=(
        Wrong(
            "$m = 0.12$, $g = 0.57$\n\n"
            "$n = 0.9 m + 0.1 g = 0.9 \\cdot 0.12 + 0.1 \\cdot 0.57 = 0.108$",
            "0.108",
            "0.165",
        ),
        Wrong("$v = 0.8 \\cdot 0.3 + 0.2 \\cdot 0.4 = 0.08$", "0.08", "left out"),
    ),
    right=(
        "$m = 0.12$, $g = 0.57$\n\n$n = 0.9 m + 0.1 g = 0.9 \\cdot 0.12 + 0.1 \\cdot 0.57 = 0.165$",
    ),
)
