"""forward: the equations worked out one after the other, step by step where there is time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from handgrad.document import Block, Chain, Heading, Link, Say, Unreadable
from handgrad.errors import LimitReached
from handgrad.graph.walk import depends
from handgrad.narrate.author import dotted, entry_name
from handgrad.narrate.definition import spread_out
from handgrad.narrate.desk import Desk
from handgrad.narrate.line import line
from handgrad.narrate.spell import number
from handgrad.narrate.terms import worked
from handgrad.notation import Kind, Listing, Matrix
from handgrad.problem.quantity import Quantity
from handgrad.render.formula import unicode

# An array with more entries than this shows its first ones only; `full` shows them all.
MOST_ENTRIES = 12
# … and an array with more than this is not printed entry by entry at all.
LARGEST = 400
# Marks of the largest entries: a look at all of them, nothing to work out number by number.
_CHOICES = frozenset(("largest", "top", "max_unpool"))


def forward(desk: Desk, quantities: Sequence[Quantity], title: str) -> Iterator[Block]:
    """The lines of all computed quantities, under a heading for each section."""
    section: str | None = None
    for quantity in by_steps(quantities):
        if quantity.section != section:
            again = section is not None
            section = quantity.section
            yield Heading(level=2, parts=(section or ("Over all steps" if again else title),))
        yield from told(quantity.name, lines(desk, quantity))


def told(name: Kind, blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks of one quantity; where a limit is met, what is missing and why."""
    try:
        yield from blocks
    except LimitReached as limit:
        yield Unreadable(text=f"{unicode.write(name)} is missing: {limit.message}", reason="limit")


def by_steps(quantities: Sequence[Quantity]) -> list[Quantity]:
    """What has no time before the first step, the steps one after the other, then what is left."""
    first = next((place for place, one in enumerate(quantities) if one.t is not None), None)
    if first is None:
        return list(quantities)
    rank: dict[str, int] = {}
    for one in quantities:
        rank.setdefault(one.symbol, len(rank))
    found = list(quantities[:first])
    run: list[Quantity] = []
    rest: list[Quantity] = []
    for place, one in enumerate(quantities[first:], first + 1):
        if one.t is not None:
            run.append(one)
        elif any(later.t is not None and _needs(later, one) for later in quantities[place:]):
            found += [*sorted(run, key=lambda q: (q.t or 0, rank[q.symbol])), one]
            run = []  # a decoder's steps stand behind what it begins with
        else:
            rest.append(one)
    return [*found, *sorted(run, key=lambda q: (q.t or 0, rank[q.symbol])), *rest]


def _needs(later: Quantity, one: Quantity) -> bool:
    return later.node in depends(later.node, {one.node})


def lines(desk: Desk, quantity: Quantity) -> Iterator[Block]:
    """One line for a number; for an array its formula with all its entries, then the entries."""
    if not quantity.shape:
        root = desk.working(quantity.node)
        result = desk.digits(quantity)
        formula = None if quantity.formula is None else dotted(quantity.formula)
        yield line(desk, quantity.name, formula, root, result, quantity.remark)
        return
    indices = list(product(*map(range, quantity.shape)))
    if len(indices) > LARGEST:
        yield Say(parts=(quantity.name, f" has {len(indices)} entries and is not printed."))
        return
    yield from whole(desk, quantity)
    most = LARGEST if desk.detail == "full" else MOST_ENTRIES
    if desk.detail == "terse" or quantity.node.op in _CHOICES:
        return
    for index in indices[:most]:
        name = entry_name(quantity.name, index)
        root = spread_out(desk.entry(quantity.node, index), desk.is_leaf)
        yield worked(desk, name, None, root, desk.digits(quantity, index))
    if len(indices) > most:
        rest = len(indices) - most
        yield Say(
            parts=(f"The other {rest} entries of ", quantity.name, " follow in the same way.")
        )


def whole(desk: Desk, quantity: Quantity) -> Iterator[Chain]:
    """A quantity with its formula and all its entries on one line."""
    links = [Link("", quantity.name)]
    if quantity.formula is not None:
        links.append(Link("=", dotted(quantity.formula)))
    links.append(Link("=", array(desk, quantity)))
    yield Chain(links=tuple(links), note=quantity.remark)


def array(desk: Desk, quantity: Quantity) -> Kind:
    """All entries with the asked digits: a vector as a list, a matrix in rows, more axes as
    nested lists."""
    shape = quantity.shape

    def part(index: tuple[int, ...]) -> Kind:
        if len(index) == len(shape):
            return number(desk.digits(quantity, index))
        inner = tuple(part((*index, i)) for i in range(shape[len(index)]))
        return Listing(inner)

    if len(shape) == 2 and 1 not in shape:
        return Matrix(
            tuple(
                tuple(number(desk.digits(quantity, (i, j))) for j in range(shape[1]))
                for i in range(shape[0])
            )
        )
    return part(())
