"""tabular: tables in LaTeX."""

from __future__ import annotations

from collections.abc import Callable

from handgrad.late import late
from handgrad.read.pieces.macros import brace
from handgrad.read.pieces.sheet import Grid, GridCell, Piece, Sheet

_CELL = late(
    r"\\\\(?:\[[^\]\n]{0,20}\])?|(?<!\\)&|\\(?:hline|toprule|midrule|bottomrule)|\\(?:cline|cmidrule)\{[^{}]*\}|\\."
)


def tabular(
    sheet: Sheet,
    start: int,
    end: int,
    span: tuple[int, int],
    pieces: Callable[[int, int], tuple[Piece, ...]],
) -> Grid:
    """The table in source[start:end]; `pieces` cuts a cell."""
    text = sheet.source
    if text[start : start + 1] == "[":
        start = max(start, text.find("]", start) + 1)
    while text[start : start + 1] == "{":
        start = brace(text, start + 1) + 1
    rows: list[tuple[GridCell, ...]] = []
    row: list[GridCell] = []
    at = start
    for found in [*_CELL.finditer(text, start, end), None]:
        stop = end if found is None else found.start()
        mark = "" if found is None else found.group()
        if found is not None and mark[0] == "\\" and not mark.startswith("\\\\"):
            if len(mark) > 2:
                sheet.blank(found.start(), found.end())
            continue
        if mark == "&" or text[at:stop].strip():
            row.append(GridCell(pieces(at, stop), (at, stop)))
        at = stop if found is None else found.end()
        if mark != "&" and row:
            if any(piece.text.strip() for cell in row for piece in cell.pieces):
                rows.append(tuple(row))
            row = []
    header = 0
    if (
        rows and not any(any(c.isdigit() for c in p.text) for cell in rows[0] for p in cell.pieces)
    ) or (rows and "hline" in text[rows[0][-1].span[1] : rows[0][-1].span[1] + 20]):
        header = 1
    return Grid(tuple(rows), header, span)
