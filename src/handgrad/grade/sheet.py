"""sheet: a blank sheet of answers, and the answers as a page that can be marked like any other.

f₁:            f_1: 0.6637
i₁:      →     i_1: 0.7773
"""

from __future__ import annotations

from pathlib import Path

FORMATS = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv"}


def is_sheet(path: str, format: str | None) -> bool:
    """Whether a script is a sheet of answers, by its format or its path."""
    return (format or FORMATS.get(Path(path).suffix.lower(), "")) in FORMATS.values()


def page(text: str, path: str, format: str | None) -> str:
    """The answers as a page: one formula a line, on the lines on which they stand."""
    kind = format or FORMATS[Path(path).suffix.lower()]
    out = []
    for line in text.splitlines():
        name, value = _cells(line, "," if kind == "csv" else ":")
        out.append(f"${name} = {value}$\n" if name and value else "\n")
    return "".join(out)


def _cells(line: str, separator: str) -> tuple[str, str]:
    name, found, value = line.partition("#")[0].partition(separator)
    if not found:
        return "", ""
    value = value.strip().strip("\"'")
    return (name.strip().strip("\"'"), value) if value[:1] in "+-−.0123456789" else ("", "")
