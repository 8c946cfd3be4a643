"""stated: what the files of a folder say of themselves, read without importing them.

A folder is a registry: to know how a page may write each operation, or which rules may explain a
number, all its files would have to be imported, a good part of a cold start. One or two fields of
each record tell it, and they stand in the files as literals.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache


def files(folder: str) -> list[str]:
    """The names of the files of a folder that are modules, in alphabetical order."""
    names = (name.rpartition(".") for name in os.listdir(folder))
    return sorted({s for s, _, kind in names if kind in ("py", "pyc") and s[:1].isalpha()})


@cache
def stated(folder: str, *fields: str) -> Mapping[str, Mapping[str, str]] | None:
    """The text of some fields in each file's record, by the file's name; a field that is not given
    is not there. None where the folder holds no sources (only compiled files).

    >>> from handgrad import ops
    >>> stated(ops.__path__[0], "reads")["arctan"]
    {'reads': '("arctan", "atan")'}
    """
    sources = {stem: os.path.join(folder, f"{stem}.py") for stem in files(folder)}
    found = {stem: _fields(path, fields) for stem, path in sources.items() if os.path.exists(path)}
    return found or None


def words(literal: str) -> tuple[str, ...]:
    """The words of a literal: those of `("arctan", "atan")`."""
    return tuple(_WORD.findall(literal))


def _fields(path: str, fields: tuple[str, ...]) -> dict[str, str]:
    """The record stands last in its file, each of its fields on a line of its own."""
    with open(path, "rb", buffering=0) as file:
        text = file.read().decode()
    found = {}
    for field in fields:
        at = text.rfind(f"\n    {field}=")
        value = None if at < 0 else _VALUE.match(text, at + len(field) + 6)
        if value is not None:
            found[field] = value[1]
    return found


_WORD = re.compile(r'"([^"]*)"')
_VALUE = re.compile(r"([({].*?[)}]|\d+),$", re.MULTILINE | re.DOTALL)
