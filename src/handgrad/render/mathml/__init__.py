"""mathml: notation as MathML Core, which every browser sets without scripts or network. One
function per kind."""

from __future__ import annotations

from handgrad.render.mathml.write import write

__all__ = ["write"]
