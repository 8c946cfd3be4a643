"""parts: runs of words and formulas put in order."""

from __future__ import annotations

from collections.abc import Iterable

from handgrad.document import Parts
from handgrad.notation import Kind
from handgrad.read.pieces.sheet import Piece


def tidy(parts: list[str | Kind]) -> Parts:
    """Neighbouring words as one string, white space single."""
    result: list[str | Kind] = []
    for part in parts:
        if isinstance(part, str):
            words = " ".join(part.split())
            if part[:1].isspace():
                words = " " + words
            if part[-1:].isspace() and words.strip():
                words += " "
            if result and isinstance(result[-1], str):
                result[-1] = (result[-1] + words).replace("  ", " ")
            elif words.strip():
                result.append(words)
            elif words and result:
                result.append(" ")
        else:
            result.append(part)
    if result and isinstance(result[0], str):
        result[0] = result[0].lstrip()
    if result and isinstance(result[-1], str):
        result[-1] = result[-1].rstrip()
    return tuple(part for part in result if part != "")


def plain(pieces: Iterable[Piece]) -> str:
    """Pieces as one line of words."""
    words = " ".join("".join(piece.text for piece in pieces).split())
    return words.strip(" *_#")
