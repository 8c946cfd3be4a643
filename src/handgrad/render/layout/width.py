"""width: how many columns a text takes in a terminal."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Columns, not code points: the tilde of C̃ takes none, a wide CJK character two."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, columns: int) -> str:
    """`text` with blanks behind it up to that many columns."""
    return text + " " * (columns - width(text))
