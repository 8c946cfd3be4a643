"""text: a worked calculation for a terminal, a mail, a pipe. Plain Unicode; colours only where
asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handgrad.document import Document
from handgrad.render.layout.page import page

if TYPE_CHECKING:
    from rich.text import Text

SUFFIX = ".txt"
MEDIA_TYPE = "text/plain"

_COLOURS = {
    "title": "bold",
    "heading": "bold cyan",
    "name": "bold",
    "formula": "",
    "numbers": "",
    "result": "bold green",
    "note": "dim",
    "say": "",
    "given": "",
    "": "",
}


def write(document: Document, limit: int = 100) -> str:
    """The document as plain text, lines of at most `limit` columns where that can be had."""
    lines = ["".join([text for _, text in line]) for line in page(document, limit)]
    return "\n".join(lines) + "\n"


def coloured(document: Document, limit: int = 100) -> Text:
    """The same characters for a terminal, with colours."""
    from rich.text import Text

    found = Text()
    for line in page(document, limit):
        for style, text in line:
            found.append(text, style=_COLOURS[style])
        found.append("\n")
    return found
