"""What it finds: a list of names that has one of them twice, each time with another value.

Why it matters: the reader does not know which value the name has, nor what the last one is called.

How to put it right: count the indices on: the second one is the next.

Source: counted on real worked pages (once).
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Lists of names are read on the page as a whole (`check.enumerated`), not by digits."""
    return None


RULE = Rule(
    code="HG509",
    name="index-repeated",
    summary="a list names one quantity twice, with two values",
    looks_at=("value",),
    explain=explain,
    wrong=(
        Wrong("The biases $b_1$, $b_2$, $b_2$ are $0.3$, $-0.1$ and $0.25$.", "b_2", "two values"),
    ),
    right=(
        "The biases $b_1$, $b_2$, $b_3$ are $0.3$, $-0.1$ and $0.25$.",
        "The best path is $s_1$, $s_2$, $s_2$.",
    ),
)
