"""pipes: tables in Markdown, between bars or tabs."""

from __future__ import annotations

from handgrad.late import late
from handgrad.read.pieces.inline import Inline
from handgrad.read.pieces.sheet import Grid, GridCell

# The lines of a page as offsets.
Lines = list[tuple[int, int]]

_RULE = late(r"\s*\|?[\s:|+-]*-[\s:|+-]*$")
_NUMBER = late(r"[-−+]?[\d.,]+%?$")
_CELL = late(r"\$[^$\n]*\$|`[^`\n]*`|\\\||\|")


def is_table(text: str, lines: Lines, row: int) -> bool:
    """Whether a table between bars begins at a line: a rule below it, or bars at both its ends."""
    if row + 1 >= len(lines):
        return False
    if _is_rule(text[slice(*lines[row + 1])]):
        return True
    line = text[slice(*lines[row])].strip()
    return line.startswith("|") and line.endswith("|")


def table(text: str, lines: Lines, row: int, inline: Inline) -> tuple[Grid, int]:
    """The table that begins at a line, and the line behind it."""
    begin, end = lines[row]
    rows: list[tuple[GridCell, ...]] = []
    header = 0
    while row < len(lines):
        start, stop = lines[row]
        line = text[start:stop]
        if "|" not in line:
            break
        if _is_rule(line):
            header = header or len(rows)
        else:
            found = [GridCell(inline.pieces(a, b), (a, b)) for a, b in _cells(line, start)]
            rows.append(tuple(found))
        end = stop
        row += 1
    return Grid(tuple(rows), min(header, 1), (begin, end)), row


def is_tabbed(text: str, lines: Lines, row: int) -> bool:
    """Whether two lines have the same number of cells between tabs."""
    count = _tabs(text, lines, row)
    return count > 1 and _tabs(text, lines, row + 1) == count


def tabbed(text: str, lines: Lines, row: int, inline: Inline) -> tuple[Grid, int]:
    """The table between tabs that begins at a line, and the line behind it."""
    first = row
    rows: list[tuple[GridCell, ...]] = []
    while _tabs(text, lines, row) > 1:
        start, end = lines[row]
        cells = []
        for cell in text[start:end].split("\t"):
            stop = start + len(cell)
            cells.append(GridCell(inline.pieces(start, stop), (start, stop)))
            start = stop + 1
        rows.append(tuple(cells))
        row += 1
    heads = text[slice(*lines[first])].split("\t")
    header = 0 if any(_NUMBER.match(head.strip(" $*")) for head in heads) else 1
    return Grid(tuple(rows), header, (lines[first][0], lines[row - 1][1])), row


def _tabs(text: str, lines: Lines, row: int) -> int:
    return len(text[slice(*lines[row])].strip().split("\t")) if row < len(lines) else 0


def _is_rule(line: str) -> bool:
    """Whether a line is the rule below a header: `|---|:--:|`."""
    return ("|" in line or "+" in line) and _RULE.match(line) is not None


def _cells(line: str, start: int) -> list[tuple[int, int]]:
    """Offsets of the cells, without blanks at their ends; a bar in a formula or code parts none."""
    bounds = [0]
    for found in _CELL.finditer(line):
        if found.group() == "|":
            bounds += [found.start(), found.end()]
    bounds.append(len(line))
    result = []
    pairs = list(zip(bounds[::2], bounds[1::2], strict=True))
    for i, (a, b) in enumerate(pairs):
        inside = line[a:b]
        if not inside.strip() and i in (0, len(pairs) - 1):
            continue
        a += len(inside) - len(inside.lstrip())
        b = max(a, b - (len(inside) - len(inside.rstrip())))
        result.append((start + a, start + b))
    return result
