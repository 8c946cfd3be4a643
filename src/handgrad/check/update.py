"""update: which names in a formula are learning rates.

α is also an attention weight and ε a draw or a small constant: they are rates only where a quantity
is worked out from itself, w⁺ = w − ε g.
"""

from __future__ import annotations

from handgrad.check.compose import base_of, parts_of, value_of
from handgrad.check.slip import Slip
from handgrad.check.term import Term

_RATES = frozenset({"η", "lr", "eta", "lernrate", "learning rate"})
_IN_UPDATES = frozenset({"α", "ε", "alpha"})


def has_rate(slip: Slip, term: Term) -> bool:
    """Whether a learning rate stands in a part of the formula of a slip."""
    return any(is_rate(slip, part) for part in parts_of(term))


def is_rate(slip: Slip, term: Term) -> bool:
    """Whether a name is that of a learning rate, or a number on the line is its value."""
    letter, number = base_of(term), value_of(term)
    if number is not None and slip.subject is not None:
        formula = slip.inside(Term("atom", slip.subject))
        names = () if formula is None else (p for p in parts_of(formula) if p.kind == "atom")
        same = [p for p in names if slip.value(p) == number]
        return bool(same) and all(value_of(p) is None and is_rate(slip, p) for p in same)
    return letter in _RATES or (letter in _IN_UPDATES and _is_update(slip))


def _is_update(slip: Slip) -> bool:
    """Whether the quantity is worked out from one that has the same letter."""
    if slip.subject is None:
        return False
    mine = Term("atom", slip.subject)
    formula = slip.inside(mine)
    if formula is None or formula.kind != "sum":
        return False
    return any(base_of(part) == base_of(mine) != "" for _, part in formula.parts)
