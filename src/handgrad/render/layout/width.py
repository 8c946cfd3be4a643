"""width: how many columns a text takes in a terminal."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, east_asian_width


@lru_cache(maxsize=1024)
def _columns(character: str) -> int:
    return 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Columns, not code points: the tilde of C̃ takes none, a wide CJK character two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def pad(text: str, columns: int) -> str:
    """`text` with blanks behind it up to that many columns."""
    return text + " " * (columns - width(text))
