"""answer: the asked quantities once more, together, at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.document import Block, Say
from handgrad.errors import LimitReached
from handgrad.narrate.desk import Desk
from handgrad.narrate.forward import LARGEST, array
from handgrad.narrate.spell import number
from handgrad.notation import Kind, Relation, Text
from handgrad.notation import Sequence as Several
from handgrad.problem.quantity import Quantity


def answer(desk: Desk, asked: Sequence[Quantity]) -> Iterator[Block]:
    """One list: for a recurrence one step after the other."""
    shown = [quantity for quantity in asked if _size(quantity) <= LARGEST]
    steps: dict[int | None, list[Quantity]] = {}
    for quantity in shown:
        steps.setdefault(quantity.t, []).append(quantity)
    label = "Answer"
    for t in sorted(steps, key=lambda t: -1 if t is None else t):
        items = tuple(
            Relation((quantity.name, value(desk, quantity)), ("=",)) for quantity in steps[t]
        )
        yield Say(parts=(label, Several(items)) if label else (Several(items),))
        label = ""


def value(desk: Desk, quantity: Quantity) -> Kind:
    """The printed value: a number, a vector, a matrix."""
    try:
        return array(desk, quantity) if quantity.shape else number(desk.digits(quantity))
    except LimitReached:
        return Text("not decided")


def _size(quantity: Quantity) -> int:
    size = 1
    for one in quantity.shape:
        size *= one
    return size
