"""calculations: one file per kind of network, each with `make(random)`; the folder is the list."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from random import Random

from ..expression import Calculation


def kinds() -> list[str]:
    """The names of all kinds, in alphabetical order."""
    return sorted(m.name for m in iter_modules(__path__) if m.name != "draw")


def make(kind: str, random: Random) -> Calculation:
    """A calculation of that kind with drawn numbers."""
    calculation: Calculation = import_module(f"{__name__}.{kind}").make(random)
    return calculation
