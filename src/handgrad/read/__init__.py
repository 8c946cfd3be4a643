"""read: somebody's page → document.

One file per input format, found by its folder: a module of this folder that declares SUFFIXES and
`events`. A format only says where the words, formulas, code, tables and comments of a page stand;
`pieces` makes chains of them.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from types import ModuleType

from handgrad.document import Document
from handgrad.errors import ReadError
from handgrad.parse import Declared
from handgrad.read.pieces.assemble import assemble
from handgrad.read.pieces.loading import load
from handgrad.read.pieces.numbers import WrittenNumber, numbers
from handgrad.read.pieces.statements import Reading
from handgrad.read.pieces.telling import decimal_commas

__all__ = ["Declared", "WrittenNumber", "formats", "load", "numbers", "page"]

LARGEST = 2_000_000  # characters; a longer page is a book


def page(
    text: str,
    *,
    path: str = "",
    format: str | None = None,
    decimal_comma: bool | None = None,
    declared: Declared | None = None,
) -> Document:
    """Read a page of worked calculations.

    text           the page as it came; every span of the result counts in it
    path           where it came from; its suffix tells the format
    format         'markdown', 'latex', 'html', 'notebook' or 'text', if the suffix does not tell
    decimal_comma  whether 0,5 is one half; None: found out from the page
    declared       names and functions that decide ambiguous formulas

    Raises ReadError for an unknown format and for a page beyond the stated size.

    >>> [link.sign for link in page("so $z = 1 + 1$ = 2").blocks[-1].links]
    ['', '=', '=']
    """
    name = format or _format(path)
    module = _module(name)
    if len(text) > LARGEST and name != "notebook":  # whose pictures count for nothing
        raise ReadError(
            f"a page of {len(text):,} characters", path=path, expected=f"at most {LARGEST:,}"
        )
    if decimal_comma is None:
        decimal_comma = decimal_commas(text)
    reading = Reading(decimal_comma=decimal_comma, declared=declared)
    return assemble(module.events(text), text, path, name, reading)


def names() -> list[str]:
    """Every input format; nothing is imported to find out."""
    return sorted(f.stem for f in Path(__file__).parent.glob("*.py") if not f.stem.startswith("_"))


@cache
def formats() -> dict[str, tuple[str, ...]]:
    """The formats by name, each with its suffixes."""
    return {name: tuple(_module(name).SUFFIXES) for name in names()}


def _format(path: str) -> str:
    suffix = Path(path).suffix.lower()
    if not suffix:
        return "markdown"
    # One format after the other is imported and asked, the one that begins like the suffix first.
    for name in sorted(names(), key=lambda name: name[0] != suffix[1:2]):
        if suffix in _module(name).SUFFIXES:
            return name
    known = ", ".join(sorted(s for suffixes in formats().values() for s in suffixes))
    raise ReadError(f"no reader for {suffix} files", path=path, expected=f"one of {known}")


def _module(name: str) -> ModuleType:
    if not (Path(__file__).parent / f"{name}.py").is_file():
        raise ReadError(
            f"no reader for the format {name!r}", expected=f"one of {', '.join(names())}"
        )
    return importlib.import_module(f"handgrad.read.{name}")
