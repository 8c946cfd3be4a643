"""What it finds: a number whose further digits were cut off where they should have been rounded.

Why it matters: hardly at all here: the last digit is one too small. It adds up over many steps.

How to put it right: look at the first digit you leave out: from 5 on, raise the last one you keep.

Source: the commonest of all remarks on real worked pages (90 of 1771 numbers); a note, not a slip.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Notes are made from the verdicts (`check.notes`), not by a change of digits."""
    return None


RULE = Rule(
    code="HG102",
    name="truncated-not-rounded",
    summary="further digits were cut off, not rounded (a note)",
    looks_at=("note",),
    explain=explain,
    severity="note",
    wrong=(
        Wrong("$h = 0.37$, $o = 0.77$\n\n$p = h o = 0.37 \\cdot 0.77 = 0.284$", "0.284", "0.285"),
    ),
    right=("$h = 0.37$, $o = 0.77$\n\n$p = h o = 0.37 \\cdot 0.77 = 0.285$",),
)
