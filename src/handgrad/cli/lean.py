"""lean: of the libraries only what is asked for, where one command is all a process does.

`import flint` loads some forty kinds of matrix, polynomial and finite field, a good part of a cold
start; handgrad computes with a few of them. The package is the real one: what is no type in a file
of its own name loads the whole of it, at that moment. Of msgspec, what reads and writes JSON, YAML
and the like waits until something is read or written.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import LazyLoader, find_spec, module_from_spec
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


def msgspec() -> None:
    """Let `import msgspec` load the formats of msgspec on first use; does nothing where it is
    loaded already.
    """
    whole = None if "msgspec" in sys.modules else find_spec("msgspec")
    if whole is None:
        return
    for part in ("inspect", "json", "msgpack", "toml", "yaml"):
        spec = PathFinder.find_spec(f"msgspec.{part}", whole.submodule_search_locations)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
            module = sys.modules[spec.name] = module_from_spec(spec)
            spec.loader.exec_module(module)
