"""sheet: a blank sheet of answers, and the answers as a page that can be marked like any other.

    # LSTM, two steps by hand: 4 decimals
    f₁: 0.6637            f₁ and f_1 are the same name
    i₁:                   nothing here yet

Answers are read line by line as `name: number` (YAML) or `name,number` (CSV) and nothing else, so
that no file a student sends can do more than state numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handgrad.grade.scheme import Scheme

FORMATS = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv"}
_NUMBER = re.compile(r"[+\-−]?(\d+([.,]\d+)?|[.,]\d+)([eE][+\-−]?\d+)?(/\d+)?")
_LONG = re.compile(r"_([^\W\d_]\w+)")  # w_hy is read as w_{hy}
LINES, LONGEST = 2000, 400  # of a sheet, and characters of a line; no sheet has more
_HEAD = ("quantity", "answer")


def blank(scheme: Scheme, kind: str = "yaml") -> str:
    """A sheet with a line for every asked number, the answers left open.

    kind  'yaml' or 'csv'
    """
    if kind == "csv":
        return "".join(f"{_quoted(a)},{b}\n" for a, b in (_HEAD, *_open(scheme)))
    lines = [f"# {' '.join(scheme.title.split())}: one number behind each name"]
    lead = None
    for want in scheme.asked:
        if want.lead != lead:
            lead = want.lead
            lines += ["", f"# {lead}"] if lead else [""]
        lines.append(f"{_quoted(want.symbol)}:")
    return "\n".join(lines) + "\n"


def _open(scheme: Scheme) -> Sequence[tuple[str, str]]:
    return [(want.symbol, "") for want in scheme.asked]


def _quoted(name: str) -> str:
    """A name that contains a separator stands in quotation marks."""
    return f'"{name}"' if re.search(r"[,:#\[\]{}|]", name) else name


def is_sheet(path: str, format: str | None) -> bool:
    """Whether a script is a sheet of answers, by its format or its path."""
    return (format or FORMATS.get(Path(path).suffix.lower(), "")) in FORMATS.values()


def page(text: str, path: str, format: str | None) -> str:
    """The answers as a page: one formula a line, on the lines on which they stand."""
    kind = format or FORMATS[Path(path).suffix.lower()]
    found = (_answer(line, kind) for line in text.splitlines()[:LINES])
    return "".join(f"${name} = {value}$\n" if name else "\n" for name, value in found)


def unread(text: str, path: str, format: str | None) -> tuple[tuple[int, str], ...]:
    """The lines that state something and no number: (line, why)."""
    kind = format or FORMATS[Path(path).suffix.lower()]
    return tuple(
        (at, f"expected name{',' if kind == 'csv' else ':'} number")
        for at, line in enumerate(text.splitlines()[:LINES], 1)
        if _cells(line, kind)[1] and not _answer(line, kind)[0] and _cells(line, kind) != _HEAD
    )


def _answer(line: str, kind: str) -> tuple[str, str]:
    """A line's name and number; two empty texts where it is no answer."""
    name, value = _cells(line, kind)
    if not name or not _NUMBER.fullmatch(value) or not name.isprintable() or "$" in name:
        return "", ""
    if "," in value:
        value = value.replace(",", ".")
    return _LONG.sub(r"_{\1}", name), value


def _cells(line: str, kind: str) -> tuple[str, str]:
    """name and value of a line, without quotation marks and remarks."""
    if len(line) > LONGEST:
        return "", ""
    separator = "[,;\t]" if kind == "csv" else ":"
    found = re.fullmatch(
        rf"""\s*("[^"]*"|'[^']*'|[^"'#][^#]*?)\s*{separator}\s*([^#]*?)\s*(\#.*)?""", line
    )
    if found is None:
        return "", ""
    return found[1].strip("\"' "), found[2].strip("\"' ")
