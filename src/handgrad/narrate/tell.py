"""tell: the order in which a worked calculation is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from flint import ctx

from handgrad.document import Block, Chain, Document, Figure, Heading
from handgrad.graph.entry import entry
from handgrad.graph.node import Node
from handgrad.narrate.answer import answer
from handgrad.narrate.backward import backward
from handgrad.narrate.comma import with_commas
from handgrad.narrate.desk import WRITTEN, Desk
from handgrad.narrate.examples import is_learning
from handgrad.narrate.figures import figures
from handgrad.narrate.forward import forward, told, whole
from handgrad.narrate.head import head
from handgrad.narrate.kinks import corners
from handgrad.narrate.learning import learning
from handgrad.narrate.truth import truth
from handgrad.notation import Derivative
from handgrad.problem.quantity import Quantity
from handgrad.problem.solution import Solution
from handgrad.render.formula import plain

# The precision of every value on the way; what it leaves open is asked again with more.
BITS = 160


def tell(solution: Solution, detail: str, with_figures: bool) -> Document:
    """Head, forward, backward, updates, answer."""
    before = ctx.prec
    ctx.prec = BITS
    try:
        desk = Desk(solution, detail)
        blocks = tuple(_blocks(desk))
        found: tuple[Figure, ...] = ()
        if with_figures:
            chains = [block for block in blocks if isinstance(block, Chain)]
            steps = {plain.write(chain.links[0].body): n for n, chain in enumerate(chains, 1)}
            found = tuple(figures(desk, _closed(desk), steps))
        document = Document(title=solution.problem.title, blocks=blocks, figures=found)
        commas = solution.conventions["decimal_mark"] == "comma"
        return with_commas(document) if commas else document
    finally:
        ctx.prec = before


def _closed(desk: Desk) -> list[Quantity]:
    """Every quantity that has one value: not the columns of a truth table."""
    return [one for one in desk.owners.values() if not desk.solution.is_open(one)]


def _blocks(desk: Desk) -> Iterator[Block]:
    solution = desk.solution
    asked = solution.asked
    computed = [
        one
        for one in solution.quantities
        if one.role not in WRITTEN and not solution.is_open(one) and not one.index
    ]
    later = _later(desk, computed)
    slopes = _slopes(desk, asked, later)
    yield from head(desk)
    first = [one for one in computed if one not in later and not isinstance(one.name, Derivative)]
    title = "Forward" if slopes or later else "Step by step"
    if is_learning(desk):
        yield from learning(desk)
        return
    yield from forward(desk, first, title)
    small = _small(desk, slopes)
    if small:
        yield from told(small[0].name, backward(desk, list(_pairs(desk, small))))
    yield from corners(desk)
    large = [one for one in slopes if one not in small or one.shape]
    if large:
        yield Heading(level=2, parts=("Gradients",))
        for one in large:
            yield from told(one.name, whole(desk, one))
    updates = all("+" in getattr(one.name, "sup", ()) for one in later)
    yield from forward(desk, later, "Update" if updates else "With these derivatives")
    if solution.table is not None:
        yield from told(solution.table.output.name, truth(desk, solution.table))
    yield from answer(desk, asked)


def _later(desk: Desk, computed: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that need a derivative: the weights after an update and what follows from
    them."""
    found: dict[Node, Quantity] = {}
    for one in computed:
        if isinstance(one.name, Derivative):
            continue
        for leaf in _ingredients(desk, one):
            if isinstance(leaf.name, Derivative) or leaf in found:
                found[one.node] = one
                break
    return list(found.values())


def _ingredients(desk: Desk, quantity: Quantity) -> list[Node]:
    """The whole quantities that stand in the expression of one."""
    found: dict[Node, None] = {}
    stack = list(quantity.node.inputs)
    while stack:
        node = stack.pop()
        if node.name is not None:
            found[node] = None
        else:
            stack.extend(node.inputs)
    return list(found)


def _slopes(desk: Desk, asked: Sequence[Quantity], later: Sequence[Quantity]) -> list[Quantity]:
    """The derivatives to be told: those asked for, and those an update needs."""
    found = {one.node: one for one in asked if isinstance(one.name, Derivative)}
    for quantity in later:
        for leaf in _ingredients(desk, quantity):
            if isinstance(leaf.name, Derivative):
                found.setdefault(leaf, desk.owner(leaf)[0])
    return list(found.values())


# Gradients with more entries than this in all are given as arrays, not told entry by entry.
MOST_SLOPES = 40


def _small(desk: Desk, slopes: Sequence[Quantity]) -> list[Quantity]:
    """The first derivatives that are told entry by entry."""
    found: list[Quantity] = []
    count = 0
    for one in slopes:
        size = 1
        for length in one.shape:
            size *= length
        if count + size <= MOST_SLOPES and desk.ends(one) is not None:
            found.append(one)
            count += size
    return found


def _pairs(desk: Desk, slopes: Sequence[Quantity]) -> Iterator[tuple[Node, Node]]:
    """(target, what it is differentiated by) for every entry of every derivative that is told."""
    for one in slopes:
        ends = desk.ends(one)
        assert ends is not None
        target, by = ends
        for index in product(*map(range, one.shape)):
            end = entry(by, index)
            desk.answers[target, end] = desk.digits(one, index)
            yield target, end
