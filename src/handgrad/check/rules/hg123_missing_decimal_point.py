"""What it finds: the right digits with the decimal point lost or in another place.

Why it matters: the value is wrong by a power of ten.

How to put it right: put the point back.

Source: counted on real worked pages.
"""

from __future__ import annotations

from flint import fmpq

from handgrad.check.judge import as_float
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    if slip.expected is None or slip.written is None or slip.written.value == 0:
        return None
    if not slip.telling:
        return None
    bare = (
        slip.text.lstrip("+-−").startswith("0") and "." not in slip.text
    )  # 0149 is no whole number
    unit = fmpq(10) ** -max(slip.decimals, 0)
    size, about = abs(slip.written.about), abs(as_float(slip.expected))
    for shift in (*range(1, 13), *range(-6, 0)):
        if not 0.8 * about <= size / 10.0**shift <= 1.25 * about:
            continue  # two digits and more agree better than that
        scale = fmpq(10) ** shift
        moved = type(slip.written)(slip.written.value / scale, unit / scale)
        if moved.equals_rounded(slip.expected) or (bare and moved.shows(slip.expected)):
            right = slip.show(slip.expected, slip.decimals + shift)
            return Explanation(
                short=f"decimal point: {right}",
                message=f"The digits are right, the decimal point is not: {slip.text} for {right}.",
                evidence=f"moving the point by {abs(shift)} gives {right}",
                weight=1,
                group=(right, slip.text),
            )
    return None


RULE = Rule(
    code="HG123",
    name="missing-decimal-point",
    summary="the decimal point is missing or misplaced",
    looks_at=("result", "operand"),
    weight=1,
    explain=explain,
    wrong=(Wrong("$0.3 - 0.5 \\cdot 0.0471 = 027645$", "027645", "0.27645"),),
    right=("$0.3 - 0.5 \\cdot 0.0471 = 0.27645$",),
)
