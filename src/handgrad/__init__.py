"""handgrad: neural networks that show their work, and check yours.

The public names stand below and are loaded on first use, so that `import handgrad` costs nothing.

    import handgrad as hg
    s = hg.solve("lstm.yaml")
    s["c"][2]
    hg.check("homework.md", problem="lstm.yaml")
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["check", "solve"]


def __getattr__(name: str) -> Any:
    """A public name, from `handgrad.api`, imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'handgrad' has no attribute '{name}'")
    from handgrad import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted([*__all__, "__version__"])
