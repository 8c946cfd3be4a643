"""timetable: tables whose columns, or whose rows, are the steps of a recurrence.

        t = 1   t = 2                 f    i
    f   0.66    0.67         t = 1   0.66  0.78
    i   0.78    0.83         t = 2   0.67  0.83

Every cell is read like a line about its quantity at its step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handgrad.document import Cell, Chain, Link, Table
from handgrad.errors import HandgradError
from handgrad.graph import Node
from handgrad.late import late
from handgrad.notation import Kind, Name, Number, Relation
from handgrad.parse import formula

if TYPE_CHECKING:
    from handgrad.check.engine import Engine
    from handgrad.check.names import Names

_STEP = late(
    r"(?:t|τ|step|time ?step|schritt|zeitschritt|paso|étape|passo|时刻|第)\s*=?\s*(\d{1,6})\s*步?",
    re.IGNORECASE,
)
_LONGEST = 24  # characters of a name that stands in a cell without any markup


def read(table: Table, engine: Engine, names: Names) -> bool:
    """Judges the cells of such a table; False if it is none, or nothing in it is known."""
    found = False
    for step, called, cell in _cells(table):
        leaf = _leaf(called, step, names)
        calculation = links(cell)
        if leaf is not None and calculation:
            engine.about(leaf, Chain(links=calculation, scope=table.scope, context="cell"))
            found = True
    return found


def _cells(table: Table) -> Iterator[tuple[str, Cell, Cell]]:
    """Each cell with its step and the cell that names its quantity, step by step."""
    across = [_step(cell) for cell in table.header[1:]]
    if across and all(across):
        for column, step in enumerate(across, start=1):
            for row in table.rows:
                if column < len(row):
                    yield step, row[0], row[column]
        return
    down = [_step(row[0]) if row else "" for row in table.rows]
    if down and all(down) and table.header:
        for step, row in zip(down, table.rows, strict=True):
            for head, cell in zip(table.header[1:], row[1:], strict=False):
                yield step, head, cell


def _step(cell: Cell) -> str:
    """The step a cell states, '' if it states none: t = 2, step 2."""
    parts = [part for part in cell.parts if not isinstance(part, str) or part.strip()]
    match parts:
        case [str() as words]:
            match = _STEP.fullmatch(words.strip(" *_"))
            return match[1] if match else ""
        case [Relation(items=(Name(base="t" | "τ", sub=()), Number(text=text)), signs=("=",))]:
            return text if text.isdecimal() else ""
        case _:
            return ""


def _leaf(called: Cell, step: str, names: Names) -> Node | None:
    """The quantity a cell names, at a step."""
    kind = _name(called)
    if kind is None:
        return None
    sub = tuple(step if part == "t" else part for part in kind.sub)
    if "t" not in kind.sub:
        sub = (step, *kind.sub)
    leaf = names.known_quantity(Name(kind.base, kind.marks, sub, kind.sup, kind.span))
    return leaf if leaf is not None and names.world.leaf_true(leaf) is not None else None


def _name(cell: Cell) -> Name | None:
    parts = [part for part in cell.parts if not isinstance(part, str) or part.strip()]
    if len(parts) != 1:
        return None
    kind: Kind | str = parts[0]
    if isinstance(kind, str):
        if len(kind) > _LONGEST:
            return None
        try:
            kind = formula(kind.strip(" *_"), language="plain")
        except HandgradError:
            return None  # words, not a name
    return kind if isinstance(kind, Name) else None


def links(cell: Cell) -> tuple[Link, ...]:
    """A cell as the links of a chain; () if it is not one piece of mathematics."""
    kinds = [part for part in cell.parts if not isinstance(part, str) or part.strip()]
    if len(kinds) != 1 or isinstance(kinds[0], str):
        return ()
    kind = kinds[0]
    if not isinstance(kind, Relation):
        return (Link("", kind, kind.span),)
    items = zip(("", *kind.signs), kind.items, strict=True)
    return tuple(Link(sign, item, item.span) for sign, item in items if item is not None)
