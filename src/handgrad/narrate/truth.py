"""truth: a truth table, which Boolean function it is and why, and what a printed condition makes
of it."""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.document import Block, Cell, Heading, Parts, Say, Table
from handgrad.narrate.author import dotted
from handgrad.narrate.desk import Desk
from handgrad.narrate.line import numbers
from handgrad.narrate.spell import number
from handgrad.notation import Kind, Relation
from handgrad.problem.quantity import Quantity
from handgrad.problem.table import Reading, TruthTable

# A comma after which no line is broken.
TOGETHER = ",\u00a0"


def truth(desk: Desk, table: TruthTable) -> Iterator[Block]:
    """The table with the working of every row, then the argument."""
    columns = [one for one in table.rows[0].solution.quantities if one.formula is not None]
    yield Heading(level=2, parts=("Truth table",))
    yield Table(header=tuple(_header(table, columns)), rows=tuple(_rows(desk, table, columns)))
    if table.function is not None:
        yield Say(parts=_argument(table))
    for reading in table.readings:
        yield Say(parts=_condition(table, reading))
    if table.function is not None and table.function.name:
        yield Say(parts=("Answer   ", table.output.name, f" is {table.function.name}"))


def _header(table: TruthTable, columns: list[Quantity]) -> Iterator[Cell]:
    for name in table.inputs:
        yield Cell((name,))
    for one in columns:
        assert one.formula is not None
        shown = Relation((one.name, dotted(one.formula)), ("=",)) if _is_sum(one) else one.name
        yield Cell((shown,))


def _is_sum(quantity: Quantity) -> bool:
    """Whether the working is worth showing: the weighted sum, not the step."""
    return quantity.node.op not in ("step", "where")


def _rows(desk: Desk, table: TruthTable, columns: list[Quantity]) -> Iterator[tuple[Cell, ...]]:
    for row in table.rows:
        inner = Desk(row.solution, "terse")
        cells = [Cell((number(text),)) for text in row.inputs]
        for one in columns:
            found = row.solution.find(one.name)
            assert found is not None, "a row lacks a quantity of the table, please report"
            result = row.solution.digits(found)
            shown: Kind = number(result)
            if _is_sum(one):
                bodies, _ = numbers(inner, inner.expression(found.node), result)
                shown = Relation((bodies[0], shown), ("=",)) if bodies else shown
            cells.append(Cell((shown,)))
        yield tuple(cells)


def _argument(table: TruthTable) -> Parts:
    assert table.function is not None
    function = table.function
    also = f" (also called {' or '.join(function.also)})" if function.also else ""
    if not function.name:
        return (
            table.output.name,
            f" is {function.argument}; this function has no name of its own.",
        )
    return (table.output.name, f" is {function.argument}: the function {function.name}{also}.")


def _condition(table: TruthTable, reading: Reading) -> Parts:
    """What the condition says literally, where it contradicts the table, and what was meant."""
    relation = _about(reading, reading.condition.relation)
    rows = reading.contradicted
    said: Parts = ("The printed condition ", relation)
    if not rows:
        return (*said, " agrees with every row.")
    plural = "row" if len(rows) == 1 else "rows"
    where = ", ".join("(" + TOGETHER.join(table.rows[i].inputs) + ")" for i in rows)
    literal = ", ".join(map(str, reading.literal))
    if len(set(reading.literal)) == 1:
        literal += f" (the constant {'TRUE' if reading.literal[0] else 'FALSE'})"
    parts: Parts = (
        *said,
        f", taken literally, gives {literal}: it contradicts the {plural} {where}.",
    )
    if reading.intended is not None:
        return (*parts, " Meant is ", _about(reading, reading.intended), ".")
    return (*parts, " No comparison with this bound gives the table.")


def _about(reading: Reading, kind: Kind) -> Kind:
    """The condition about the quantity it means: `x ≠ 0` of the unit's sum is z ≠ 0."""
    if (
        not isinstance(kind, Relation)
        or reading.subject is None
        or kind.items[0] == reading.subject
    ):
        return kind
    return Relation((reading.subject, *kind.items[1:]), kind.signs)
