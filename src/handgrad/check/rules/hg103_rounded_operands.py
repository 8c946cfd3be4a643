"""What it finds: a number that is right for the rounded numbers on its line, and a digit off the
exact value.

Why it matters: hardly at all here: rounding between steps costs a digit at the end.

How to put it right: carry two digits more than you are asked for, and round once, at the end.

Source: counted on real worked pages (86 of 1771 numbers); a note, not a slip.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Notes are made from the verdicts (`check.notes`), not by a change of digits."""
    return None


RULE = Rule(
    code="HG103",
    name="rounded-operands",
    summary="right for the rounded numbers on the line (a note)",
    looks_at=("note",),
    explain=explain,
    severity="note",
    wrong=(
        Wrong(
            "$a = 0.19$, $b = 0.43$\n\n$p = a b = 0.082$\n\n$q = 60 p = 60 \\cdot 0.082 = 4.92$",
            "4.92",
            "4.90",
        ),
    ),
    right=(
        "$a = 0.19$, $b = 0.43$\n\n$p = a b = 0.0817$\n\n$q = 60 p = 60 \\cdot 0.0817 = 4.902$",
    ),
)
