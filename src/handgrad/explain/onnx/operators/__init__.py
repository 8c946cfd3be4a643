"""operators: ONNX operators over torch tensors, one file a group. Every file is found by its table.

A function takes the node's inputs (None where one is left out) and its attributes by name; it gives
back a tensor or a tuple of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

Operator = Callable[..., Any]


@cache
def every() -> dict[str, Operator]:
    """All operators by their ONNX names."""
    found: dict[str, Operator] = {}
    for module in iter_modules(__path__):
        found |= import_module(f"{__name__}.{module.name}").OPERATORS
    return found
