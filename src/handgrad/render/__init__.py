"""render: one file per output format. The folder is the registry, a file's name is the format's
name.

A format is a module of this folder with

    SUFFIX        the file name's ending, '.md'
    MEDIA_TYPE    'text/markdown'
    write         Document -> str

It prints block kinds only; the formulas in them are printed by `render.formula` (and
`render.mathml`), which print notation kinds only. So a new op appears in every format, and a new
format knows every op.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from handgrad.graph.stated import files


@cache
def names() -> tuple[str, ...]:
    """Every output format, in alphabetical order. Nothing is imported to find out."""
    return tuple(files(__path__[0]))


def find(name: str) -> ModuleType:
    """The format of that name; a name outside `names()` is a bug, not a user's mistake."""
    return import_module(f"{__name__}.{name}")
