"""What it finds: the right digits with one of them lost or one too many.

Why it matters: the value is off by far more than rounding, and everything after it with it.

How to put it right: copy the number again, digit by digit.

Source: counted on real worked pages.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip

_WORKED_OUT = 4  # a result is not copied: a slip of the calculation explains it better
_ENOUGH = 4  # significant digits below which a lost digit proves nothing
_LIKELIER = 6  # … and below which a value of a function is misread rather than miscopied


def explain(slip: Slip) -> Explanation | None:
    if slip.expected is None or "." not in slip.text:
        return None
    theirs = slip.text.lstrip("−-+")
    if len(theirs.replace(".", "").lstrip("0")) < _ENOUGH - 1:
        return None
    for decimals, verb in ((slip.decimals + 1, "lost"), (slip.decimals - 1, "added")):
        if decimals < _ENOUGH - 1:
            continue
        right = slip.show(slip.expected, decimals)
        longer, shorter = (right, theirs) if verb == "lost" else (theirs, right)
        longer, shorter = longer.lstrip("−-+"), shorter.lstrip("−-+")
        at = longer.find(".") + 1
        last = len(longer) - (1 if verb == "lost" else 2)
        inside = [longer[:i] + longer[i + 1 :] for i in range(at, last)]
        if shorter in inside and not longer.startswith(shorter):
            return Explanation(
                short=f"a digit {verb}: {right}",
                message=f"A digit was {verb} in copying: {slip.text} for {right}.",
                evidence=f"{right} with one digit {verb} is {slip.text}",
                weight=_weight(slip, theirs, verb),
                group=(right, slip.text),
            )
    return None


def _weight(slip: Slip, theirs: str, verb: str) -> int:
    if slip.kind != "result" or slip.line is None:
        return 2 if verb == "lost" else 3  # nobody knows how long the number was that grew
    few = len(theirs.replace(".", "").lstrip("0")) < _ENOUGH
    return _LIKELIER if few else _WORKED_OUT


RULE = Rule(
    code="HG122",
    name="digit-dropped",
    summary="one digit was lost or added in copying",
    looks_at=("result", "operand"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$0.75 \\cdot 0.749 = 0.5175$", "0.5175", "0.56175"),),
    right=("$0.75 \\cdot 0.749 = 0.56175$",),
)
