"""onnx: networks in the ONNX format, in and out.

load    a file → a network whose every value can be asked for
save    a module of the catalogue → a file
Only this room imports onnx.
"""

from __future__ import annotations

try:
    import onnx  # noqa: F401
except ImportError as fault:
    from handgrad.errors import MissingExtra

    raise MissingExtra(
        "ONNX files need the package onnx, which is not installed",
        hint="pip install 'handgrad[onnx]'",
    ) from fault

from handgrad.explain.onnx.export import save
from handgrad.explain.onnx.network import Network, load

__all__ = ["Network", "load", "save"]
