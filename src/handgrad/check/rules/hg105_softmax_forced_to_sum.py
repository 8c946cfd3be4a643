"""What it finds: probabilities of which one has a changed last digit, so that they add to 1 as they
are printed.

Why it matters: hardly at all: rounded probabilities may add to 0.99 or 1.01. The changed one is a
digit off, and so is a loss that is computed from it.

How to put it right: round every probability by itself, and carry more digits where the sum has to
be 1.

Source: counted on real worked pages (once); a note, not a slip.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Notes are made from the verdicts (`check.notes`), not by a change of digits."""
    return None


RULE = Rule(
    code="HG105",
    name="softmax-forced-to-sum",
    summary="a last digit changed so that the probabilities add to 1 (a note)",
    looks_at=("note",),
    explain=explain,
    severity="note",
    wrong=(
        Wrong(
            "$z = [0.9, -0.8, 0.3]$\n\n$p = \\mathrm{softmax}(z) = [0.58, 0.11, 0.31]$",
            "0.31",
            "0.32",
        ),
    ),
    right=("$z = [0.9, -0.8, 0.3]$\n\n$p = \\mathrm{softmax}(z) = [0.58, 0.11, 0.32]$",),
)
