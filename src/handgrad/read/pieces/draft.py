"""draft: a chain of the page while it may still grow."""

from __future__ import annotations

import msgspec

from handgrad.document import Link, Scope


class Draft(msgspec.Struct):
    """A chain that may still grow."""

    links: list[Link]
    scope: Scope
    context: str
    words: str = ""
    tag: str = ""
    note: str = ""
    trail: str = ""
    display: bool = False
    kept: bool = True
    before: str = ""  # of a name in prose: itself with its words
