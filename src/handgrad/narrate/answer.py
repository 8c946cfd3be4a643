"""answer: the asked quantities once more, together, at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.document import Block, Say
from handgrad.narrate.desk import Desk
from handgrad.narrate.forward import LARGEST, array
from handgrad.narrate.spell import number
from handgrad.notation import Kind, Relation
from handgrad.notation import Sequence as Several
from handgrad.problem.quantity import Quantity


def answer(desk: Desk, asked: Sequence[Quantity]) -> Iterator[Block]:
    """One list: for a recurrence one step after the other."""
    shown = [quantity for quantity in asked if _size(quantity) <= LARGEST]
    steps = sorted({quantity.t for quantity in shown if quantity.t is not None})
    label = "Answer"
    for t in [None, *steps]:
        items = tuple(
            Relation((quantity.name, value(desk, quantity)), ("=",))
            for quantity in shown
            if quantity.t == t
        )
        if items:
            yield Say(parts=(label, Several(items)) if label else (Several(items),))
            label = ""


def value(desk: Desk, quantity: Quantity) -> Kind:
    """The printed value: a number, a vector, a matrix."""
    if quantity.shape:
        return array(desk, quantity)
    return number(desk.solution.digits(quantity))


def _size(quantity: Quantity) -> int:
    size = 1
    for one in quantity.shape:
        size *= one
    return size
