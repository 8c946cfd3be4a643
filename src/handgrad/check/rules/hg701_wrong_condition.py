"""What it finds: a printed activation condition that contradicts the table it is used for.

Why it matters: taken literally the unit computes another function: `1 if x ≠ 0` fires on every row
of an AND table.

How to put it right: state the condition on the net input with the right sign (z > 0 or z ≥ 0), and
say what happens at 0.

Source: counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip

_PAGE = """The unit is $z = 8 x_1 + 8 x_2 - 12$ with $h(x) = 1$ if $x \\neq 0$, and $0$ otherwise.

| $x_1$ | $x_2$ | $z$ | $h(x)$ |
|---|---|---|---|
| 0 | 0 | -12 | 0 |
| 0 | 1 | -4 | 0 |
| 1 | 0 | -4 | 0 |
| 1 | 1 | 4 | 1 |
"""
_PROBLEM = """schema: 1
model: threshold
given: {w: [8, 8], b: -12}
table: {inputs: x, values: [0, 1]}
names: {h: h(x)}
ask: [z, h]
decimals: 0
"""


def explain(slip: Slip) -> Explanation | None:
    """Conditions are judged against their tables in `check.conditions`, not by digits."""
    return None


RULE = Rule(
    code="HG701",
    name="wrong-condition",
    summary="a stated condition contradicts the table it is used for",
    looks_at=("condition",),
    explain=explain,
    wrong=(Wrong(_PAGE, "x \\neq 0", "z > 0", _PROBLEM),),
    right=(_PAGE.replace("\\neq", ">"),),
)
