"""What it finds: a comment such as `handgrad: ignore HG101` where nothing of that rule is found.

Why it matters: it stays behind when the number was put right, and would hide the next slip made
there.

How to put it right: take the comment away; if the code was misspelt, name the rule that is meant.

Source: unused suppressions are reported by every linter that people keep using.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    """Made from the page's directives (`check.suppress`), not by a change of digits."""
    return None


RULE = Rule(
    code="HG001",
    name="unused-suppression",
    summary="a comment switches off a finding that is not there",
    looks_at=("directive",),
    explain=explain,
    severity="warning",
    wrong=(
        Wrong(
            "$0.8006 \\cdot 0.4930 = 0.3947$ <!-- handgrad: ignore HG101 -->",
            "handgrad: ignore HG101",
            "nothing of HG101",
        ),
    ),
    right=("$0.8006 \\cdot 0.4930 = 0.3945$ <!-- handgrad: ignore HG101 -->",),
)
