"""What it finds: the right digits in the wrong order: two neighbours changed places.

Why it matters: the calculation was right, the copying was not; the wrong number travels on.

How to put it right: copy the number again, digit by digit.

Source: counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip
from handgrad.parse.written import fraction


def explain(slip: Slip) -> Explanation | None:
    if slip.expected is None:
        return None
    right = slip.show_value(slip.expected)
    mine, theirs = right.lstrip("−-+"), slip.text.lstrip("−-+")
    if len(mine) != len(theirs) or mine == theirs:
        return None
    off = [i for i, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    if len(off) != 2:
        return None
    i, j = off
    if j - i > 2 or mine[i] != theirs[j] or mine[j] != theirs[i]:
        return None
    if slip.kind == "result" and abs(int(mine[i]) - int(mine[j])) < 2:
        return None  # 0.5743 for 0.5734 is as well a wrong last digit carried
    if max(i, j) == len(mine) - 1 and "." in mine and mine.endswith("0"):
        if slip.expected == fraction(right.replace("−", "-")):
            return None  # nobody writes the last 0 of 0.60, so nobody exchanges it
    return Explanation(
        short=f"digits exchanged: {right}",
        message=f"Two digits changed places: {slip.text} for {right}.",
        evidence=f"exchanging {mine[i]} and {mine[j]} gives {right}",
        weight=2,
        group=(right, slip.text),
    )


RULE = Rule(
    code="HG121",
    name="digit-transposition",
    summary="two neighbouring digits changed places in copying",
    looks_at=("result", "operand"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$a = 0.17$, $b = 0.31$\n\n$c = a b = 0.17 \\cdot 0.31 = 0.0572$", "0.0572", "0.0527"
        ),
    ),
    right=("$a = 0.17$, $b = 0.31$\n\n$c = a b = 0.17 \\cdot 0.31 = 0.0527$",),
)
