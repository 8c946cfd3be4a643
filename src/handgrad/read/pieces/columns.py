"""columns: tables in plain text, between tabs or aligned by blanks."""

from __future__ import annotations

import msgspec

from handgrad.late import late

_GAP = late(r"\t+| {2,}")
_NUMBER = late(r"[-−+]?(?:\d[\d,.]*|\.\d+)(?:[eE][-+]?\d+)?%?$")
_RULE = late(r"[\s|+=─━═-]+$")


class Columns(msgspec.Struct):
    """Offsets of the cells, row by row; how many rows are the header."""

    rows: list[list[tuple[int, int]]]
    header: int


def table(lines: list[str], starts: list[int]) -> Columns | None:
    """The table that all these lines form, None if they form none.

    At least two rows of the same number of cells, most cells below the first row single numbers, no
    relation sign anywhere. Under a header that is ruled off (`x₁   z = w·x`, `──   ───────`) the
    cells may hold calculations.
    """
    ruled = len(lines) > 2 and "─" in lines[1] and _RULE.match(lines[1]) is not None
    rows: list[list[tuple[int, int]]] = []
    kept: list[tuple[str, int]] = []
    for line, start in zip(lines, starts, strict=True):
        if _RULE.match(line) and any(char in line for char in "-─━═"):
            continue
        if not ruled and ("=" in line or "≈" in line):
            return None
        rows.append(_cells(line, start))
        kept.append((line, start))
    if len(rows) < 2 or len(rows[-1]) < 2 or any(len(row) != len(rows[-1]) for row in rows[1:]):
        return None
    if len(rows[0]) not in (len(rows[-1]), len(rows[-1]) - 1):
        return None
    texts = [
        [line[a - start : b - start].strip() for a, b in row]
        for (line, start), row in zip(kept, rows, strict=True)
    ]
    body = [cell for row in texts[1:] for cell in row]
    plain = [cell for cell in body if _NUMBER.match(cell) or (ruled and "=" in cell)]
    if len(plain) * 2 < len(body):
        return None
    header = 0 if any(_NUMBER.match(cell) for cell in texts[0]) else 1
    if header and len(rows[0]) < len(rows[-1]):
        rows[0].insert(0, (rows[0][0][0], rows[0][0][0]))
    return Columns(rows, header)


def _cells(line: str, start: int) -> list[tuple[int, int]]:
    found = []
    at = len(line) - len(line.lstrip())
    stripped = line.rstrip()
    for gap in _GAP.finditer(stripped, at):
        found.append((start + at, start + gap.start()))
        at = gap.end()
    found.append((start + at, start + len(stripped)))
    return found
