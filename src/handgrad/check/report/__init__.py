"""report: one file per output format of `handgrad check`; a file's name is the format's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules

from handgrad.check.finding import Failure, Report

Writer = Callable[[Sequence[Report], Sequence[Failure]], str]


def formats() -> list[str]:
    """The names of all formats."""
    return sorted(m.name for m in iter_modules(__path__))


def writer(name: str) -> Writer:
    """The function that prints reports in that format."""
    write: Writer = import_module(f"{__name__}.{name}").write
    return write
