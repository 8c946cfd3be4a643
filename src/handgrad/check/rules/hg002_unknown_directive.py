"""What it finds: a comment that speaks to handgrad and says nothing it knows.

Why it matters: a misspelt instruction does nothing, and nobody notices.

How to put it right: write one of problem, ignore, ignore-next-line, ignore-file, off, on.

Source: handgrad's own directives, docs/how-to/suppress.md.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Made from the page's directives (`check.suppress`), not by a change of digits."""
    return None


RULE = Rule(
    code="HG002",
    name="unknown-directive",
    summary="a comment to handgrad that says nothing it knows",
    looks_at=("directive",),
    explain=explain,
    severity="warning",
    wrong=(
        Wrong(
            "<!-- handgrad: ignroe HG101 -->\n\n$1 + 1 = 2$",
            "handgrad: ignroe HG101",
            "did you mean ignore?",
        ),
    ),
    right=("<!-- handgrad: off -->\n\n$1 + 1 = 3$",),
)
