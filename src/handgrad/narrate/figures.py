"""figures: every quantity as plain data, for the JSON output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from flint import fmpq

from handgrad.document import Figure
from handgrad.errors import LimitReached
from handgrad.narrate.desk import WRITTEN, Desk
from handgrad.narrate.forward import LARGEST
from handgrad.narrate.rounded import Value
from handgrad.problem.quantity import Quantity
from handgrad.render.formula import plain

DIGITS = 18


def figures(desk: Desk, quantities: list[Quantity], steps: Mapping[str, int]) -> Iterator[Figure]:
    """A figure for every entry of every quantity; `steps` says in which line a printed name is
    worked out."""
    for quantity in quantities:
        indices = list(product(*map(range, quantity.shape)))
        if len(indices) > LARGEST:
            continue
        name = plain.write(quantity.name)
        given = quantity.role in WRITTEN
        rule = "given" if given else _rule(quantity)
        for index in indices:
            try:
                value = desk.digits(quantity, index)
            except LimitReached:
                continue  # the page says that it is missing
            yield Figure(
                symbol=quantity.symbol,
                value=value,
                exact=exact(desk.solution.exact(quantity, index)),
                rule=rule,
                step=0 if given else steps.get(name, 0),
                time=quantity.t,
                at=tuple(i + 1 for i in index),
            )


def _rule(quantity: Quantity) -> str:
    return plain.write(quantity.formula) if quantity.formula is not None else "chain rule"


def exact(value: Value) -> str:
    """A whole number or a fraction in full, a ball with 18 digits.

    >>> exact(fmpq(1, 3)), exact(fmpq(-2))
    ('1/3', '-2')
    """
    if isinstance(value, fmpq):
        return str(value)
    return str(value.str(DIGITS, radius=False))
