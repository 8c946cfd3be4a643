"""text: plain text cut into headings, calculation lines and tables.

Prose and calculations look alike here, so every line is searched for calculations; formulas between
dollars are read too. A heading is a short line without a relation, underlined, or above indented
lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.late import late
from handgrad.read.pieces import columns
from handgrad.read.pieces.inline import Inline
from handgrad.read.pieces.sheet import Aside, Event, Grid, GridCell, Passage, Sheet

SUFFIXES = (".txt", ".text")

_UNDERLINE = late(r"\s*(?:={3,}|-{3,}|~{3,})\s*$")
_NOT_HEADING = late(r"[=≈<>→$|]|[.,;:]\s*$|\d\s*$")
_TIME = late(r"(?:[Tt]ime |[Ss]tep )?[tτk]\s*=\s*\d{1,4}\s*:?\s*$")
_FORMULA = late(r"\$|\\\(|\\\[|\\begin")
_COMMENT = late(r"#[ \t]*(handgrad[ \t]*:[^\r\n]*)")
_WORDS = late(r"[^\W\d_]{2,}")
_LONGEST = 80


def events(text: str) -> Iterator[Event]:
    """The passages and tables of a plain text."""
    asides: list[Aside] = []
    if "handgrad" in text:
        for comment in list(_COMMENT.finditer(text)):
            asides.append(Aside(comment[1], comment.start(1)))
            text = text[: comment.start()] + " " * len(comment[0]) + text[comment.end() :]
    sheet = Sheet(text)
    inline = Inline(sheet, emphasis=False)
    block: list[tuple[int, int]] = []
    begin = 0
    for line in [*text.split("\n"), ""]:
        end = begin + len(line.rstrip("\r"))
        if line.strip():
            block.append((begin, end))
        elif block:
            yield from _block(
                text, sheet, inline, block, text[end : end + 2].startswith(("\n", "\r\n"))
            )
            block = []
        begin += len(line) + 1
    if block:
        yield from _block(text, sheet, inline, block, True)
    yield from asides


def _block(
    text: str, sheet: Sheet, inline: Inline, block: list[tuple[int, int]], last: bool
) -> Iterator[Event]:
    """The lines between two blank ones."""
    first = text[block[0][0] : block[0][1]]
    if len(block) > 1 and _UNDERLINE.match(text[block[1][0] : block[1][1]]):
        level = 1 if "=" in text[block[1][0] : block[1][1]] else 2
        yield Passage(
            "heading", (sheet.piece("words", *block[0]),), (block[0][0], block[1][1]), level
        )
        block = block[2:]
    elif _is_heading(first, text[block[1][0] : block[1][1]] if len(block) > 1 else None) or (
        not text[: block[0][0]].strip() and _is_heading(first, None)
    ):
        level = 1 if not text[: block[0][0]].strip() and len(block) > 1 else 2
        yield Passage("heading", (sheet.piece("words", *block[0]),), block[0], level)
        block = block[1:]
    if not block:
        return
    begin, end = block[0][0], block[-1][1]
    grid = columns.table([text[a:b] for a, b in block], [a for a, _ in block])
    if grid is not None:
        rows = tuple(
            tuple(GridCell(inline.pieces(a, b), (a, b)) for a, b in row) for row in grid.rows
        )
        yield Grid(rows, grid.header, (begin, end))
    elif _FORMULA.search(text, begin, end):
        yield Passage("text", inline.pieces(begin, end), (begin, end))
    else:
        yield Passage("lines", (sheet.piece("words", begin, end),), (begin, end))


def _is_heading(line: str, below: str | None) -> bool:
    """Whether a line above `below` (None: a line on its own) is a heading."""
    if len(line) > _LONGEST or line[:1].isspace():
        return False
    if _TIME.match(line):
        return True
    if _NOT_HEADING.search(line):
        return False
    if _WORDS.search(line) is None:
        return False
    return below is None or (below[:1].isspace() and not line.endswith(("-", "–")))
