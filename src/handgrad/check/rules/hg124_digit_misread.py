"""What it finds: a number that was copied with one wrong digit.

Why it matters: the value is wrong, and everything computed from it; the calculation itself may
be perfect.

How to put it right: copy the number again, digit by digit.

Source: counted on real worked pages among the miscopied weights.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip

_ENOUGH = 3  # digits of which all but one are right


def explain(slip: Slip) -> Explanation | None:
    if slip.true is None or slip.belongs is None or slip.belongs.kind != "atom":
        return None
    right = slip.show_value(slip.true).lstrip("−-+")
    theirs = slip.text.lstrip("−-+")
    if len(right) != len(theirs) or len(theirs.replace(".", "").lstrip("0")) < _ENOUGH:
        return None
    off = [(a, b) for a, b in zip(right, theirs, strict=True) if a != b]
    if len(off) != 1 or "." in off[0]:
        return None
    (was, became), name = off[0], slip.shown(slip.belongs)
    return Explanation(
        short=f"{name} = {slip.show_value(slip.true)} belongs here",
        message=f"{name} = {right} was copied as {theirs}: {became} for {was}.",
        evidence=f"with {was} for {became} it is {right}",
        certainty="likely",
        weight=3,
        group=("misread", name, slip.text),
    )


RULE = Rule(
    code="HG124",
    name="digit-misread",
    summary="one digit was read or copied as another",
    looks_at=("operand",),
    weight=3,
    explain=explain,
    wrong=(
        Wrong(
            ("$a = 0.6247$, $b = 0.35$\n\n$c = a \\cdot b = 0.6847 \\cdot 0.35 = 0.2396$"),
            "0.6847",
            "8 for 2",
        ),
    ),
    right=(("$a = 0.6247$, $b = 0.35$\n\n$c = a \\cdot b = 0.6247 \\cdot 0.35 = 0.2186$"),),
)
