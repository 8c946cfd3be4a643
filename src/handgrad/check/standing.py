"""standing: whether what stands on the page is a changed formula, or belies the change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from handgrad.check.change import Change, compute
from handgrad.check.forms import built_alike
from handgrad.check.judge import Value, as_float
from handgrad.check.records import equal
from handgrad.check.term import Term

if TYPE_CHECKING:
    from handgrad.check.slip import Slip

_CLOSE = 0.02  # how near a printed number is to the one it stands for


def shaped(slip: Slip, change: Change) -> bool:
    """Whether the changed formula is what stands on the page, number by number; for a result,
    whether what stands there was changed, and not the formula behind it.
    """
    if slip.kind == "result":
        assert slip.search is not None
        case = slip.search.cases[0]
        return case.formula is slip.line and case.holds(change)
    return slip.line is not None and built_alike(
        change.line, slip.line, lambda *pair: _is_number_of(slip, *pair)
    )


def belied(slip: Slip, change: Change) -> bool:
    """Whether what stands on the page is built like the changed formula, of other numbers, or like
    the formula itself.
    """
    if slip.line is None or (slip.kind == "operand" and not change.behind):
        return False  # only a part of the line was changed
    if slip.kind == "formula" and slip.belongs is not None:
        if built_alike(slip.belongs, slip.line, lambda *_: True):
            return True
    if built_alike(change.line, slip.line, lambda *pair: _stands_for(slip, *pair)):
        return False
    return built_alike(change.line, slip.line, lambda *_: True)


def otherwise_built(slip: Slip) -> bool:
    """Whether the line is not its formula with numbers put in: it has other parts."""
    behind = None if slip.subject is None else slip.inside(Term("atom", slip.subject))
    if slip.kind != "operand" or slip.line is None or behind is None:
        return slip.kind == "formula"
    return not built_alike(behind, slip.line, lambda *_: True)


def excluded(slip: Slip, change: Change) -> bool:
    """Whether a number stands for a datum in a line that is its formula with numbers put in: the
    changed formula does not stand there then, be it with parts worked out.
    """
    datum, line = slip.belongs, slip.line
    if not change.behind or datum is None or line is None:
        return False
    if datum.kind != "atom" or datum.node.op == "constant" or slip.inside(datum) is not None:
        return False
    if built_alike(change.line, line, lambda *pair: _stands_for(slip, *pair)):
        return False
    return not otherwise_built(slip)


def counts_for_nothing(slip: Slip) -> bool:
    """Whether the line gives the same whatever the number is: it is multiplied by 0."""
    if slip.line is None or slip.written is None:
        return False
    number = abs(slip.written.value)

    def is_it(atom: Term) -> bool:
        value = slip.own(atom)
        return value is not None and abs(value) == number

    return not depends(slip.line, slip.own, is_it)


def depends(term: Term, leaf: Callable[[Term], Value | None], on: Callable[[Term], bool]) -> bool:
    """Whether the value of a term may change with some of its atoms: not if they are multiplied
    by 0.
    """

    def other(atom: Term) -> Value | None:
        value = leaf(atom)
        return value + 1 if value is not None and on(atom) else value

    value, changed = compute(term, leaf), compute(term, other)
    return value is None or changed is None or not equal(value, changed)


def _is_number_of(slip: Slip, meaning: Term, atom: Term) -> bool:
    return meaning.kind == "atom" and _stands_for(slip, meaning, atom)


def _stands_for(slip: Slip, meaning: Term, atom: Term) -> bool:
    """Whether an atom of the line is that part of a formula, or its number."""
    if meaning.node is atom.node:
        return True
    mine = slip.own(atom)
    if mine is None:
        return False
    number = slip.written if slip.kind == "operand" else None
    asked = number is not None and abs(mine) == abs(number.value)
    for value in (compute(meaning, slip.value), compute(meaning, slip.own)):
        if value is None:
            continue
        a, b = abs(as_float(value)), abs(as_float(mine))
        if slip.hits(value) or slip.hits(-value) if asked else abs(a - b) <= _CLOSE * max(a, b):
            return True
    return False
