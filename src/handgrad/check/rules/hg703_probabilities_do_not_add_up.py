"""What it finds: the entries of a softmax, or other probabilities of one choice, that do not add to
1.

Why it matters: at least one of them is wrong, and the loss and its gradient with it.

How to put it right: compute each entry again, and check that they add to 1 up to rounding.

Source: the commonest fault of printed softmax rows that follow from nothing else on the page.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Sums are judged on the page as a whole (`check.impossible`), not by a change of digits."""
    return None


RULE = Rule(
    code="HG703",
    name="probabilities-do-not-add-up",
    summary="probabilities that do not add to 1",
    looks_at=("value",),
    explain=explain,
    wrong=(
        Wrong(
            "$p = \\mathrm{softmax}(z) = [0.27, 0.19, 0.64]$", "[0.27, 0.19, 0.64]", "add to 1.10"
        ),
    ),
    right=(
        "$p = \\mathrm{softmax}(z) = [0.27, 0.19, 0.54]$",
        "$p = \\mathrm{softmax}(z) = [0.33, 0.33, 0.33]$",
    ),
)
