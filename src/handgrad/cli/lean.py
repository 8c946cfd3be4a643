"""lean: flint's types one by one as they are asked for, where one command is all a process does.

`import flint` loads some forty kinds of matrix, polynomial and finite field, a good part of a cold
start; handgrad computes with a few of them. The package is the real one: what is no type in a file
of its own name loads the whole of it, at that moment.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any


def flint() -> None:
    """Let `from flint import fmpq` load fmpq alone; does nothing where flint is loaded already.

    A flint that is missing is left to the ordinary import, which says so.
    """
    spec = None if "flint" in sys.modules else find_spec("flint")
    if spec is None or spec.loader is None:
        return
    package, loader = module_from_spec(spec), spec.loader

    def ask(name: str) -> Any:
        """A type from its own file, the settings from theirs; any other name: the whole package."""
        file = "flint.pyflint" if name == "ctx" else f"flint.types.{name}"
        try:
            value = getattr(import_module(file), name)
        except (ImportError, AttributeError):
            del package.__dict__["__getattr__"]
            loader.exec_module(package)
            return getattr(package, name)
        setattr(package, name, value)
        return value

    package.__dict__["__getattr__"] = ask
    sys.modules["flint"] = package
