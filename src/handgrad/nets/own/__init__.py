"""own: modules that do more than run their equations, one file a model, found by its name.

They skip work the equations only hide, or refuse what has no value. Each is tested against its
equations, values and all derivatives.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def find(name: str) -> Any:
    """The class for a model, None if its equations are enough."""
    if name not in {module.name for module in iter_modules(__path__)}:
        return None
    return import_module(f"{__name__}.{name}").MODULE
