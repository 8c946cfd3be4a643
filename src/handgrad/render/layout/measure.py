"""measure: about how wide a chain is once it is set, whatever the length of its source."""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.document import Link
from handgrad.render.formula import unicode
from handgrad.render.layout.width import width


def measure(links: Sequence[Link]) -> int:
    """Characters the links take side by side, each with its sign."""
    return sum(width(unicode.write(link.body)) + 3 for link in links)
