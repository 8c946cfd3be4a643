"""handgrad: neural networks that show their work, and check yours.

The public names stand below and are loaded on first use, so that `import handgrad` costs nothing.

    import handgrad as hg
    s = hg.solve("lstm.yaml")
    s["c"][2]
    hg.check("homework.md", problem="lstm.yaml")
    cell = hg.Cell("h_t = tanh(W x_t + U h_{t-1} + b)", d=10, n=20)
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"
__all__ = ["Cell", "Layer", "check", "compare", "grade", "nets", "solve"]
_OF_NETS = frozenset(("Cell", "Layer", "compare"))  # these need PyTorch


def __getattr__(name: str) -> Any:
    """A public name, from `handgrad.api`, imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'handgrad' has no attribute '{name}'")
    if name in _OF_NETS or name == "nets":
        nets = import_module("handgrad.nets")
        return nets if name == "nets" else getattr(nets, name)
    from handgrad import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted([*__all__, "__version__"])


class _Room(ModuleType):
    """A room that bears the name of a public function (`check`): calling it calls the function."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from handgrad import api

        return getattr(api, self.__name__.rpartition(".")[2])(*arguments, **options)


class _Package(ModuleType):
    """This package: Python binds a room to its name here when it is imported, over the function."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in __all__ and name != "nets" and isinstance(value, ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
