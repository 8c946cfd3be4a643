"""derive: a sensible mark scheme where the problem file has none, from what depends on what.

Every stage (a time step, or the whole) begins with what depends on nothing else of that stage: one
M for putting the numbers in, one A for the values. Each further asked quantity has its own M for
the formula and A ft for the value. Stated points are shared out in halves.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from handgrad.problem.marks import Mark
from handgrad.problem.quantity import Quantity

if TYPE_CHECKING:
    from handgrad.grade.scheme import Row, Want, Writer


def derived(writer: Writer) -> tuple[Row, ...]:
    """The rows of a problem, part by part."""
    marking = writer.solution.problem.marking
    if not marking.parts:
        rows = _part(writer, "", writer.solution.asked)
        if writer.solution.problem.table is not None:
            from handgrad.grade import truth

            rows += truth.derived(writer)
        return shared(rows, marking.points)
    out: list[Row] = []
    named = [_asked(writer, part.ask) for part in marking.parts]
    taken = {q for group in named for q in group}
    for part, group in zip(marking.parts, named, strict=True):
        mine = group or [q for q in writer.solution.asked if q not in taken]
        out += shared(_part(writer, part.name, mine), part.points)
    return tuple(out)


def _asked(writer: Writer, leaves: Sequence[object]) -> list[Quantity]:
    return [q for leaf in leaves for q in writer.meant(leaf)]  # type: ignore[arg-type]


def _part(writer: Writer, part: str, asked: Sequence[Quantity]) -> tuple[Row, ...]:
    out: list[Row] = []
    for stage, group in groupby(asked, lambda q: "" if q.t is None else f"t = {q.t}"):
        quantities = list(group)
        wants = {q: writer.wants(q) for q in quantities}
        inside = {w.symbol for ws in wants.values() for w in ws}
        first = [q for q in quantities if not _uses(wants[q]) & inside]
        if len(first) > 1:
            out += _rows(writer, part, stage, first, wants)
            quantities = [q for q in quantities if q not in first]
        for quantity in quantities:
            out += _rows(writer, part, stage, [quantity], wants)
    return tuple(out)


def _uses(wants: tuple[Want, ...]) -> set[str]:
    return {symbol for want in wants for symbol in want.uses}


def _rows(
    writer: Writer,
    part: str,
    stage: str,
    quantities: list[Quantity],
    wants: dict[Quantity, tuple[Want, ...]],
) -> tuple[Row, Row]:
    from handgrad.grade.scheme import values

    mine = tuple(w for q in quantities for w in wants[q])
    tags = ("ft",) if any(w.uses for w in mine) else ()
    return (
        writer.row(Mark("M", "1"), writer.formula(quantities), mine, part=part, stage=stage),
        writer.row(Mark("A", "1", tags), values(quantities), mine, part=part, stage=stage),
    )


def shared(rows: Sequence[Row], points: str) -> tuple[Row, ...]:
    """The rows with these points in all, each a multiple of ½ (of ¼, … where there are too many
    rows); without points every row has the one it came with.
    """
    if not points or not rows:
        return tuple(rows)
    from handgrad.grade.scheme import written

    total, unit = Fraction(points), Fraction(1, 2)
    while total / unit < len(rows):
        unit /= 2
    whole, rest = divmod(total / unit, len(rows))
    extra = int(rest)
    out = [
        msgspec.structs.replace(row, points=written((whole + (1 if i < extra else 0)) * unit))
        for i, row in enumerate(rows)
    ]
    left = total - sum(Fraction(row.points) for row in out)
    if left:
        last = out[-1]
        out[-1] = msgspec.structs.replace(last, points=written(Fraction(last.points) + left))
    return tuple(out)
