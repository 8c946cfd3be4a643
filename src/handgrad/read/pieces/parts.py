"""parts: runs of words and formulas put in order."""

from __future__ import annotations

from collections.abc import Iterable

from handgrad.document import Parts
from handgrad.notation import Kind
from handgrad.read.pieces.sheet import Piece


def tidy(parts: list[str | Kind]) -> Parts:
    """Neighbouring words as one string, white space single."""
    result: list[str | Kind] = []
    run: list[str] = []  # the words since the last formula
    for part in parts:
        if not isinstance(part, str):
            if run:
                result.append("".join(run))
                run = []
            result.append(part)
            continue
        words = " ".join(part.split())
        if part[:1].isspace():
            words = " " + words
        if part[-1:].isspace() and words.strip():
            words += " "
        if run:
            run.append(words[1:] if words[:1] == " " == run[-1][-1:] else words)
        elif words.strip() or (words and result):
            run.append(words)
    if run:
        result.append("".join(run))
    if result and isinstance(result[0], str):
        result[0] = result[0].lstrip()
    if result and isinstance(result[-1], str):
        result[-1] = result[-1].rstrip()
    return tuple(part for part in result if part != "")


def plain(pieces: Iterable[Piece]) -> str:
    """Pieces as one line of words."""
    words = " ".join("".join(piece.text for piece in pieces).split())
    return words.strip(" *_#")
