"""assemble: the events of a page (passages, tables, comments) become a document."""

from __future__ import annotations

from collections.abc import Iterable

from handgrad.document import Document
from handgrad.document import Unreadable as NotRead
from handgrad.read.pieces.calculations import lines
from handgrad.read.pieces.desk import Desk
from handgrad.read.pieces.directives import directives, of_lines
from handgrad.read.pieces.passages import heading, paragraph
from handgrad.read.pieces.sheet import Aside, CellBegins, Event, Grid, Passage, Unreadable
from handgrad.read.pieces.statements import Reading
from handgrad.read.pieces.stitch import MOST, Full
from handgrad.read.pieces.tables import table

LONGEST = 300_000  # characters of one paragraph


def assemble(
    events: Iterable[Event], source: str, path: str, name: str, reading: Reading
) -> Document:
    """All events of a page, in order, as a document."""
    desk = Desk(reading)
    incomplete = ""
    try:
        for event in events:
            if isinstance(event, Passage) and any(len(p.text) > LONGEST for p in event.pieces):
                size = event.span[1] - event.span[0]
                incomplete = f"a paragraph of {size:,} characters: it was not read"
                event = Unreadable("", incomplete, event.span)
            _take(desk, event)
    except Full as full:
        incomplete = f"more than {MOST:,} calculations: the rest of the page was not read"
        span = (full.at, len(source))
        desk.stitcher.block(NotRead(span=span, text=source[full.at :][:80], reason=incomplete))
    return Document(
        blocks=desk.stitcher.finish(),
        title=desk.title,
        path=path,
        format=name,
        text=source,
        directives=tuple(desk.directives),
        cells=tuple(desk.cells),
        incomplete=incomplete,
    )


def _take(desk: Desk, event: Event) -> None:
    if isinstance(event, Passage) and event.role in ("lines", "code"):
        if any("handgrad" in piece.text for piece in event.pieces):
            event, told = of_lines(event)
            desk.directives += told
    match event:
        case Aside():
            desk.directives += directives(event)
        case CellBegins():
            desk.cells.append(event.span)
            desk.stitcher.passage()
        case Unreadable():
            scope = desk.scopes.now
            desk.stitcher.block(
                NotRead(span=event.span, scope=scope, text=event.text, reason=event.reason)
            )
        case Grid():
            desk.stitcher.cut()
            desk.stitcher.count(sum(len(row) for row in event.rows) // 4, event.span[0])
            table(desk, event)
            desk.stitcher.cut()
        case Passage(role="heading"):
            heading(desk, event)
        case Passage(role="lines"):
            desk.stitcher.passage()
            lines(desk, event)
        case Passage(role="code"):
            desk.stitcher.passage()
            with desk.scopes.inner():  # what a code block says of steps ends with it
                lines(desk, event)
        case _:
            desk.stitcher.passage()
            paragraph(desk, event)
