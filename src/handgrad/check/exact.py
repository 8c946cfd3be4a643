"""exact: the one change of a line that gives a number of one digit exactly.

0.05 is too short to prove a change by its rounding: too many values round to it. It proves one all
the same where a change of the line gives it without any rounding, and no other change of its kind
does.
"""

from __future__ import annotations

from handgrad.check.change import Change, Rewrite, compute, positions_of
from handgrad.check.judge import Value
from handgrad.check.rule import Explanation
from handgrad.check.slip import Slip, told

_EASY = (0, 1, -1)  # values that too many formulas have
_PLACES = 2  # decimals that a number of one digit needs to be no setting


def by_exact_change(slip: Slip, rewrite: Rewrite, what: str, *, weight: int) -> Explanation | None:
    """A result of one digit that one change of its line gives exactly.

    what   the change in words; {} stands for the part concerned
    """
    change = _only(slip, rewrite)
    if change is None:
        return None
    return told(slip, what.format(slip.shown(change.part)), weight=weight)


def _only(slip: Slip, rewrite: Rewrite) -> Change | None:
    line, written = slip.line, slip.written
    if slip.kind != "result" or slip.telling or line is None or written is None:
        return None
    if written.value in _EASY or slip.decimals < _PLACES:
        return None
    found: list[Change] = []
    for position in positions_of(line, rewrite.of):
        for new, part in rewrite.new(position.part):
            if rewrite.keep is not None and not rewrite.keep(position.part, part):
                continue
            changed = position.changed(new)
            if _is(compute(changed, slip.own), written.value):
                found.append(Change(part, position.part, changed))
    return found[0] if len(found) == 1 else None


def _is(value: Value | None, printed: Value) -> bool:
    return value is not None and type(value) is type(printed) and bool(value == printed)
