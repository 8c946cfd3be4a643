"""sought: in which formulas the change behind a slip is looked for, and what each has to give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flint import fmpq

from handgrad.check.change import flipped
from handgrad.check.judge import Value, as_float
from handgrad.check.search import Case, Reading, Target
from handgrad.check.term import Term

if TYPE_CHECKING:
    from handgrad.check.slip import Slip

_ROOM = 0.05  # how wide a line may be beside its distance from the right value
_EASY = (0, 1, -1)  # values that too many formulas have


def cases(slip: Slip) -> tuple[Case, ...]:
    """For a result its line and the formula behind it; for an operand what it stands for, and the
    formula its line should be; for a false line that formula. Last a gradient's formula written
    out.
    """
    true, own = Reading(slip.value), Reading(slip.own)
    both = (true, own)
    number = Target(slip.written if slip.telling else None)
    line = Target(number.written if slip.kind == "formula" else None, _lines(slip))
    found: list[Case] = []
    match slip.kind:
        case "result":
            if slip.line is not None:
                found.append(Case(slip.line, (own,), number))
            if slip.belongs is not None and not _is_line(slip, slip.belongs):
                found.append(Case(slip.belongs, both, number))
        case "formula" if slip.belongs is not None:
            found.append(Case(slip.belongs, both, line))
        case "operand" if slip.belongs is not None:
            worked = slip.belongs
            inner = slip.inside(worked) if worked.kind == "atom" else worked
            if inner is not None:
                found.append(Case(flipped(inner) if slip.is_turned else inner, both, number))
            behind = None if slip.subject is None else slip.inside(Term("atom", slip.subject))
            if behind is not None and inner is not behind:
                shown = inner is not None and inner.kind == "sum"  # -0.12 + 0.017 = …
                found.append(Case(behind, both, line, loose=shown, behind=True))
    deeper = slip.deeper
    if deeper is not None and deeper is not slip.belongs and slip.kind in ("formula", "result"):
        target = line if slip.kind == "formula" else number
        shown = slip.kind == "result" and slip.line is not None
        found.append(Case(deeper, both, target, shown))
    return tuple(found)


def _is_line(slip: Slip, formula: Term) -> bool:
    return slip.line is not None and formula.node is slip.line.node


def _lines(slip: Slip) -> tuple[Value, ...]:
    """What a false line says: with true values for its names, on its own numbers, and with all
    these may have been rounded from.
    """
    if slip.line is None or slip.kind == "result":
        return ()
    said = [slip.own(slip.line)]
    if slip.kind == "formula":  # (the numbers of a line with a wrong operand mean the right ones)
        said.append(slip.value(slip.line))
    if slip.around is not None and _is_narrow(slip, slip.around):
        said.append(slip.around)
    return tuple(v for v in said if v is not None and v not in _EASY)


def _is_narrow(slip: Slip, around: Value) -> bool:
    """Whether rounding leaves so little room that a formula is told from others."""
    right = None if slip.subject is None else slip.value(Term("atom", slip.subject))
    if right is None or isinstance(around, fmpq):
        return right is not None
    return float(around.rad()) <= _ROOM * abs(as_float(around) - as_float(right))
