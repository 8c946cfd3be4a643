"""What it finds: a number that was rounded from one that was already rounded: 0.61446 to 0.6145,
and that to 0.615.

Why it matters: hardly at all here: the last digit is one off. Each rounding may push the same way.

How to put it right: round once, from the digits of the calculator: 0.61446 is 0.614.

Source: counted on real worked pages (once); a note, not a slip.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Notes are made from the verdicts (`check.notes`), not by a change of digits."""
    return None


RULE = Rule(
    code="HG104",
    name="double-rounding",
    summary="rounded from a number that was already rounded (a note)",
    looks_at=("note",),
    explain=explain,
    severity="note",
    wrong=(
        Wrong(
            "$a = 0.77$, $b = 0.798$\n\n$p = a b = 0.77 \\cdot 0.798 = 0.6145 \\approx 0.615$",
            "0.615",
            "0.614",
        ),
    ),
    right=("$a = 0.77$, $b = 0.798$\n\n$p = a b = 0.77 \\cdot 0.798 = 0.6145 \\approx 0.614$",),
)
