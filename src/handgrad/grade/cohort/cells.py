"""cells: tables for spreadsheets. No cell is ever a formula, whatever a script or its name says."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence

from handgrad.errors import ReadError

# What begins a formula in Excel, LibreOffice or Google Sheets, also as full-width characters.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SEPARATORS = ",;\t"


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put before it.

    >>> safe("=1+1"), safe("anna"), safe("-0.5"), safe("−0.5")
    ("'=1+1", 'anna', '-0.5', '−0.5')
    """
    bare = text.lstrip(" \u00a0'")
    if bare.startswith(_FORMULA) and not _is_number(text):
        return f"'{text}"
    return text


def plain(text: str) -> str:
    """The text that `safe` was given."""
    return text[1:] if text.startswith("'") and safe(text[1:]) == text else text


def row(cells: Iterable[str]) -> str:
    """One line of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([safe(cell) for cell in cells])
    return out.getvalue()


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A whole CSV file."""
    return "".join(row(cells) for cells in (head, *rows))


def read(
    text: str, head: Sequence[str], path: str, optional: Sequence[str] = ()
) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table that may have come back from a spreadsheet: (line, cells by column).

    head      the columns there have to be; optional: those that are empty where they are missing

    Commas, semicolons and tabs are told apart by the first line; other columns are left out.

    Raises ReadError where a column is missing or quotation marks do not close.
    """
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as fault:
        raise ReadError(f"line {reader.line_num}: {fault}", path=path, expected="CSV") from fault
    if not lines:
        return []
    columns = [cell.strip() for cell in lines[0][1]]
    missing = [name for name in head if name not in columns]
    if missing:
        raise ReadError(
            f"the table has no column {', '.join(missing)}",
            path=path,
            expected=f"the columns {', '.join(head)}",
        )
    wanted = dict.fromkeys([*head, *optional])
    places = {name: columns.index(name) if name in columns else sys.maxsize for name in wanted}
    return [
        (line, {name: plain(cells[at]) if at < len(cells) else "" for name, at in places.items()})
        for line, cells in lines[1:]
        if any(cells)
    ]


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdecimal() and text.isascii()
