"""ops: one file per operation. The folder is the registry, a file's name is the operation's name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from handgrad.graph.op import Op


@cache
def every() -> dict[str, Op]:
    """All operations by name, in alphabetical order."""
    names = sorted(m.name for m in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").OP for name in names}


def find(name: str) -> Op:
    """The operation of that name; a KeyError is a bug, not a user's mistake."""
    return every()[name]


@cache
def spellings() -> dict[str, str]:
    """Every way a page may write an operation as a function, and the operation's name: {'σ': 'sigmoid', …}."""
    return {spelling: op.name for op in every().values() for spelling in op.reads}
