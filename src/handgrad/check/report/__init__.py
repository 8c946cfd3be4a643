"""report: one file per output format of `handgrad check`; a file's name is the format's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from handgrad.check.finding import Failure, Report
from handgrad.graph.stated import files

Writer = Callable[[Sequence[Report], Sequence[Failure]], str]


def formats() -> list[str]:
    """The names of all formats."""
    return files(__path__[0])


def writer(name: str) -> Writer:
    """The function that prints reports in that format."""
    write: Writer = import_module(f"{__name__}.{name}").write
    return write
