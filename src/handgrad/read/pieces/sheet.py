"""sheet: a page with its markup painted over, so that every character keeps its own offset.

A reader never rewrites a page. It works on a copy of the same length in which markup is replaced
character by character: by blanks where it separates, by GONE where it joins (`*i*<sub>t</sub>`
becomes `i_{t}` with gaps). When a stretch is handed on, the gaps are closed and the offset of each
remaining character goes along.
"""

from __future__ import annotations

import msgspec

# An offset for the first character, or one offset for each.
Offsets = int | list[int]

GONE = "\0"


class Piece(msgspec.Struct, frozen=True):
    """A stretch of one kind: 'words', 'math' (inline), 'display' or 'code' (in backticks).

    text   without its markup      at    where its characters stand on the page
    span   on the page, delimiters included
    """

    kind: str
    text: str
    at: Offsets
    span: tuple[int, int]


class Passage(msgspec.Struct, frozen=True):
    """What belongs together: a paragraph, a list item, a heading, a run of calculation lines.

    role   'text', 'item', 'heading' or 'lines' (code or plain lines, each of which may be a
    calculation)
    level  of a heading     language of a code block, '' if it names none
    """

    role: str
    pieces: tuple[Piece, ...]
    span: tuple[int, int]
    level: int = 0
    language: str = ""


class GridCell(msgspec.Struct, frozen=True):
    """One cell of a table."""

    pieces: tuple[Piece, ...]
    span: tuple[int, int]
    heading: bool = False


class Grid(msgspec.Struct, frozen=True):
    """A table; `header` says how many of its rows are the header."""

    rows: tuple[tuple[GridCell, ...], ...]
    header: int
    span: tuple[int, int]


class Aside(msgspec.Struct, frozen=True):
    """A comment or front matter, which may hold directives."""

    text: str
    at: int
    front: bool = False


class Unreadable(msgspec.Struct, frozen=True):
    """A stretch that a format does not read, with the reason."""

    text: str
    reason: str
    span: tuple[int, int]


class CellBegins(msgspec.Struct, frozen=True):
    """The next cell of a notebook, and where all of it stands."""

    span: tuple[int, int]


Event = Passage | Grid | Aside | Unreadable | CellBegins


class Sheet:
    """The page and its painted copy."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._chars = list(source)

    def paint(self, start: int, end: int, by: str = "") -> None:
        """Replace source[start:end] by `by`, shorter or equal, and fill up with gaps."""
        width = end - start
        self._chars[start:end] = list(by[:width]) + [GONE] * (width - len(by))

    def blank(self, start: int, end: int) -> None:
        """Replace by blanks; line ends stay."""
        for i in range(start, min(end, len(self._chars))):
            if self._chars[i] != "\n":
                self._chars[i] = " "

    def painted(self) -> str:
        """The whole copy as it is painted now."""
        return "".join(self._chars)

    def piece(self, kind: str, start: int, end: int, span: tuple[int, int] | None = None) -> Piece:
        """The stretch from start to end as it is painted now."""
        text = "".join(self._chars[start:end])
        at: Offsets = start
        if GONE in text:
            at = [start + i for i, char in enumerate(text) if char != GONE]
            text = text.replace(GONE, "")
        return Piece(kind, text, at, (start, end) if span is None else span)


def place(at: Offsets, index: int) -> int:
    """The offset on the page of character `index`; one behind the last is allowed."""
    if isinstance(at, int):
        return at + index
    if index < len(at):
        return at[index]
    return at[-1] + 1 if at else 0


def cut(text: str, at: Offsets, start: int, end: int) -> tuple[str, Offsets]:
    """A stretch of a text with its offsets."""
    return text[start:end], (at + start if isinstance(at, int) else at[start:end])


def join(parts: list[tuple[str, Offsets]]) -> tuple[str, Offsets]:
    """Several stretches in one, a blank between them."""
    if len(parts) == 1:
        return parts[0]
    text = ""
    at: list[int] = []
    for words, offsets in parts:
        if text:
            text += " "
            at.append(at[-1] + 1)
        text += words
        at.extend(range(offsets, offsets + len(words)) if isinstance(offsets, int) else offsets)
    return text, at
