"""examples: learning as a table: one row an example, one table an epoch.

A row gives the inputs and the target, the net input with its working, the output, the error and the
weights after it. Names stand in the header without their time; the column t gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from handgrad.document import Block, Cell, Heading, Say, Table
from handgrad.graph.node import Node, Role
from handgrad.narrate import stages
from handgrad.narrate.answer import value
from handgrad.narrate.author import entry_name
from handgrad.narrate.definition import spread_out
from handgrad.narrate.desk import Desk
from handgrad.narrate.line import numbers
from handgrad.narrate.spell import number
from handgrad.notation import Kind, Name, Number, Relation
from handgrad.notation import Sequence as Several
from handgrad.problem.quantity import Quantity
from handgrad.problem.rename import timeless

# A sum of at least so many numbers shows its working.
MANY = 3


def is_learning(desk: Desk) -> bool:
    """Whether every step of the problem is an example that is learned from."""
    model = desk.solution.problem.model
    return model is not None and model.kind == "learning" and bool(desk.solution.problem.steps)


def examples(desk: Desk) -> Iterator[Block]:
    """A table for each epoch."""
    problem = desk.solution.problem
    last = problem.steps or 0
    size = last // problem.epochs
    columns = _columns(desk)
    for epoch in range(problem.epochs):
        first = epoch * size
        title = f"Epoch {epoch + 1}" if problem.epochs > 1 else "Example by example"
        yield Heading(level=2, parts=(f"{title}: {_updates(desk, columns, first, size)}",))
        rows = [] if epoch else [_row(desk, columns, 0)]
        rows += [_row(desk, columns, t) for t in range(first + 1, first + size + 1)]
        yield Table(header=_header(columns), rows=tuple(rows))


class _Column:
    """One column: a quantity, or one entry of it, at every step."""

    def __init__(self, desk: Desk, symbol: str, index: tuple[int, ...]) -> None:
        steps = desk.solution.all(symbol)
        initial = desk.solution.initial(symbol)
        self.steps = {q.t: q for q in (*([initial] if initial else []), *steps)}
        self.index = index
        self.model = steps[0]
        name = self.model.name
        assert isinstance(name, Name)
        bare = _without_time(name, self.model.t)
        self.name = entry_name(bare, index)
        state = initial is not None
        long = not state and len(stages.leaves(self._root(desk, self.model), desk.is_leaf)) >= MANY
        wanted = long or desk.detail == "full"
        self.worked = self.model.role is Role.DERIVED and wanted and desk.detail != "terse"

    def _root(self, desk: Desk, quantity: Quantity) -> Node:
        """What the quantity, or its entry, is computed from."""
        if not self.index:
            return desk.working(quantity.node)
        return spread_out(desk.entry(quantity.node, self.index), desk.is_leaf)

    def cell(self, desk: Desk, t: int) -> Cell:
        """What stands in the row of a step; nothing where the quantity has no value then."""
        quantity = self.steps.get(t)
        if quantity is None:
            return Cell(("–",))
        result = desk.digits(quantity, self.index)
        shown: Kind = number(result)
        if self.worked and quantity.role is Role.DERIVED:
            bodies, _ = numbers(desk, self._root(desk, quantity), result)
            if bodies:
                shown = Relation((bodies[0], shown), ("=",))
        return Cell((shown,))


def _without_time(name: Name, t: int | None) -> Name:
    """x for x_1 at t = 1."""
    sub = list(name.sub)
    if str(t) in sub:
        sub.reverse()
        sub.remove(str(t))
        sub.reverse()
    return Name(name.base, name.marks, tuple(sub), name.sup)


def _columns(desk: Desk) -> list[_Column]:
    """Inputs, target, then what is computed, in the order of the equations."""
    problem = desk.solution.problem
    symbols = [key for key in (*problem.inputs, *problem.targets) if key in problem.sequences]
    computed = [one.symbol for one in problem.equations if one.timed]
    symbols += computed
    found = []
    for symbol in symbols:
        steps = desk.solution.all(symbol)
        for index in product(*map(range, steps[0].shape)):
            found.append(_Column(desk, symbol, index))
    return found


def _header(columns: Sequence[_Column]) -> tuple[Cell, ...]:
    cells = [Cell((Name("t"),))]
    for one in columns:
        cells.append(Cell((one.name,)))
    return tuple(cells)


def _row(desk: Desk, columns: Sequence[_Column], t: int) -> tuple[Cell, ...]:
    return (Cell((Number(str(t)),)), *(one.cell(desk, t) for one in columns))


def _updates(desk: Desk, columns: Sequence[_Column], first: int, size: int) -> str:
    """How often the weights change in the steps behind `first`."""
    changed = sum(
        any(_moved(desk, one, t) for one in columns if _is_weight(one))
        for t in range(first + 1, first + size + 1)
    )
    return "no update" if not changed else f"{changed} update{'s' if changed > 1 else ''}"


def _is_weight(column: _Column) -> bool:
    return column.model.symbol in ("w", "b")


def _moved(desk: Desk, column: _Column, t: int) -> bool:
    before, now = column.steps.get(t - 1), column.steps[t]
    if before is None:
        return False
    old = desk.solution.exact(before, column.index)
    return not bool(desk.solution.exact(now, column.index) == old)


def final(desk: Desk) -> Iterator[Block]:
    """The weights at the end."""
    problem = desk.solution.problem
    ends = []
    for one in problem.equations:
        if one.timed and desk.solution.initial(one.symbol) is not None:
            last = desk.solution.all(one.symbol)[-1]
            name = timeless(one.left)
            ends.append(Relation((name, value(desk, last)), ("=",)))
    yield Say(parts=("Answer", Several(tuple(ends))))
