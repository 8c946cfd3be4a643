"""tables: cells judged by the names of their row and column.

Two kinds are read. In a table whose header names quantities every row is an example: columns that
only hold data set the inputs, the others are computed from them (a truth table, an epoch of a
perceptron). In a table whose first column names quantities, each further column is the same
relation to its row's name (the value, the gradient, the new value): the relation is the one that
explains the column, and it is used only if it explains most of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flint import fmpq

from handgrad.check import timetable
from handgrad.check.conditions import Row, conditions, contradicted
from handgrad.check.engine import Engine
from handgrad.check.finding import Finding
from handgrad.check.judge import Status, Value, Verdict, verdict
from handgrad.check.names import Names
from handgrad.check.records import Judged
from handgrad.document import Cell, Chain, Table
from handgrad.graph import Node
from handgrad.notation import (
    Call,
    Derivative,
    Index,
    Kind,
    Name,
    Number,
    Prefix,
    Relation,
)

_Relation = Callable[[Kind], Iterable[Kind]]


class Tables:
    """Reads the tables of one page."""

    def __init__(self, engine: Engine, names: Names) -> None:
        self.engine = engine
        self.names = names
        self.stated = conditions(engine.document)
        self.findings: list[Finding] = []
        self.told: set[int] = set()  # where the calculations begin that a row has given a name

    def table(self, table: Table) -> None:
        """One table: the numbers in it that a name reaches."""
        if timetable.read(table, self.engine, self.names):
            return
        columns = [_named(cell) for cell in table.header]
        if sum(kind is not None for kind in columns) >= 2 and not self._row_names(table):
            clock = _clock(columns)
            for row in table.rows:
                if not self._step(columns, row, clock, table):
                    self._example(columns, row, table)
            self._conditions(columns, table)
        else:
            self._relations(table)
        for row in table.rows:
            for cell in row:
                self._copied(cell)

    # -- every row an example

    def _step(
        self, columns: list[Kind | None], row: tuple[Cell, ...], clock: int | None, table: Table
    ) -> bool:
        """A row about one step of a recurrence, where a column counts the steps: its cells are read
        like lines about the columns' names at that step. False if it is no such row."""
        time = _words(row[clock]) if clock is not None and clock < len(row) else ""
        if not time.isdecimal():
            return False
        found = []
        for kind, cell in zip(columns, row, strict=False):
            links = timetable.links(cell)
            if isinstance(kind, Name) and links:
                name = Name(kind.base, kind.marks, (time, *kind.sub), kind.sup, kind.span)
                leaf = self.names.known_quantity(name)
                if leaf is not None and self.names.world.leaf_true(leaf) is not None:
                    found.append((leaf, links))
        for leaf, links in found:
            self.told.add(links[0].span[0])
            self.engine.about(leaf, Chain(links=links, scope=table.scope, context="cell"))
        return bool(found)

    def _example(self, columns: list[Kind | None], row: tuple[Cell, ...], table: Table) -> None:
        """One row: its data set the free names, then every other cell is read like a line about
        its column's name.
        """
        known: dict[Node, Value] = {}
        computed: list[tuple[Node, Cell]] = []
        for kind, cell in zip(columns, row, strict=False):
            if kind is None:
                continue
            leaf = self.names.resolve(_subject(kind))
            found = self._number(cell)
            if found is not None and self.names.behind(leaf) is None:
                entry, _ = found
                known[leaf] = entry.written.value
                if not entry.status.settled:
                    entry.status, entry.true = Status.GIVEN, entry.written.value
            else:
                computed.append((leaf, cell))
        values = {leaf: self.names.value_with(leaf, known) for leaf, _ in computed}
        known.update({leaf: value for leaf, value in values.items() if value is not None})
        with self.names.world.supposing(known):
            for leaf, cell in computed:
                links = timetable.links(cell)
                if known.get(leaf) is not None and links:
                    self.engine.about(leaf, Chain(links=links, scope=table.scope, context="cell"))

    def _conditions(self, columns: list[Kind | None], table: Table) -> None:
        """The conditions of the page, taken literally on this table's rows (those whose cells are
        right).
        """
        if not self.stated:
            return
        columns = [
            Name(_words(cell).lower()) if kind is None and _words(cell).isalpha() else kind
            for kind, cell in zip(columns, table.header, strict=False)
        ]
        rows = []
        for row in table.rows:
            values: dict[Node, fmpq] = {}
            for kind, cell in zip(columns, row, strict=False):
                found = self._number(cell, last=True)
                if kind is not None and found is not None and not found[0].status.bad:
                    values[self.names.resolve(_subject(kind))] = found[0].written.value
            rows.append(Row(values, ""))
        for condition in self.stated:
            finding = contradicted(condition, rows, self.names, self.engine.document.text)
            if finding is not None:
                self.findings.append(finding)

    # -- the first column names quantities

    def _row_names(self, table: Table) -> bool:
        named = sum(_named(row[0]) is not None for row in table.rows if row)
        return bool(table.rows) and named * 2 > len(table.rows)

    def _relations(self, table: Table) -> None:
        width = max((len(row) for row in table.rows), default=0)
        for column in range(1, width):
            rows = []
            for row in table.rows:
                kind = _named(row[0]) if row else None
                found = self._number(row[column]) if column < len(row) else None
                if kind is not None and found is not None:
                    rows.append((_subject(kind), *found))
            if rows:
                self._column(rows)

    def _column(self, rows: list[tuple[Kind, Judged, int]]) -> None:
        best: list[tuple[Judged, int, Node, Value]] = []
        for relation in _RELATIONS:
            reached = []
            for kind, entry, index in rows:
                for wanted in relation(kind):
                    leaf = self.names.known_quantity(wanted)
                    true = None if leaf is None else self.names.world.leaf_true(leaf)
                    if leaf is not None and true is not None:
                        reached.append((entry, index, leaf, true))
                        break
            agreeing = sum(
                entry.written.shows(true) or self._said(entry, leaf)
                for entry, _, leaf, true in reached
            )
            if agreeing * 2 > len(rows) and len(reached) > len(best):
                best = reached
        for entry, _, leaf, true in best:
            if entry.status.settled:
                continue
            sources = list(self.engine.sources(leaf, 1))
            found = verdict(entry.written, true, sources)
            if found.status is Status.WRONG:
                found = Verdict(
                    Status.UNCHECKED
                )  # the relation is inferred, never a ground to accuse
            entry.status, entry.true, entry.causes = found.status, true, found.causes
            entry.result = True

    def _said(self, entry: Judged, leaf: Node) -> bool:
        printed = self.names.world.printed.get(leaf)
        return printed is not None and printed.value == entry.written.value

    # -- otherwise

    def _copied(self, cell: Cell) -> None:
        """A number the page printed before: a summary repeats its verdict."""
        found = self._number(cell)
        if found is None or found[0].status.settled:
            return
        entry, _ = found
        if entry.number.number.decimals < 2:
            return
        for printed in self.names.world.copied(entry.number.text):
            if printed.value == entry.written.value:
                status = Status.INHERITED if printed.status is Status.WRONG else printed.status
                entry.status, entry.causes, entry.true = status, printed.causes, printed.true
                break

    def _number(self, cell: Cell, last: bool = False) -> tuple[Judged, int] | None:
        """The one number a cell consists of; with `last` also the result of a calculation in it."""
        links = timetable.links(cell)
        if not links or (len(links) > 1 and not last):
            return None
        kind = links[-1].body
        if isinstance(kind, Prefix):
            kind = kind.body
        if not isinstance(kind, Number):
            return None
        index = self.engine.index_at(kind.span[0])
        return None if index is None else (self.engine.judged[index], index)


def _clock(columns: list[Kind | None]) -> int | None:
    """The column that counts steps: the first, if it is called t."""
    first = columns[0] if columns else None
    return 0 if isinstance(first, Name) and first.key == "t" else None


def _words(cell: Cell) -> str:
    """The text of a cell that is a number or words."""
    texts = (part.text if isinstance(part, Number) else part for part in cell.parts)
    return "".join(part for part in texts if isinstance(part, str)).strip()


def _named(cell: Cell) -> Kind | None:
    """The quantity a cell names, if it names one and nothing else."""
    kinds = [part for part in cell.parts if not isinstance(part, str) or part.strip()]
    if len(kinds) != 1:
        return None
    kind = kinds[0].items[0] if isinstance(kinds[0], Relation) else kinds[0]
    return kind if isinstance(kind, (Name, Derivative, Index, Call)) else None


def _subject(kind: Kind) -> Kind:
    """h(x) names h."""
    return kind.function if isinstance(kind, Call) else kind


def _itself(kind: Kind) -> Iterable[Kind]:
    yield kind


def _gradient(kind: Kind) -> Iterable[Kind]:
    for loss in ("L", "E", "ℒ", "J", "C"):
        yield Derivative(Name(loss), (kind,))


def _updated(kind: Kind) -> Iterable[Kind]:
    if isinstance(kind, Name):
        for mark in ("+", "new"):
            yield Name(kind.base, kind.marks, kind.sub, (*kind.sup, mark))
        yield Name(kind.base, (*kind.marks, "'"), kind.sub, kind.sup)


def _velocity(kind: Kind) -> Iterable[Kind]:
    if isinstance(kind, Name):
        for base in ("v", "m", "Δ" + kind.base):
            yield Name(base, kind.marks, kind.sub, kind.sup)


_RELATIONS: tuple[_Relation, ...] = (_itself, _gradient, _updated, _velocity)
