"""moving: what was read in a text of its own, at the places it has in the file around it."""

from __future__ import annotations

from handgrad.notation import Span
from handgrad.read.pieces.jsontext import Places
from handgrad.read.pieces.sheet import Aside, Event, Grid, GridCell, Offsets, Passage, Piece


def moved(event: Event, places: Places) -> Event:
    """The same event, its offsets those of the file."""
    match event:
        case Passage():
            pieces = tuple(_piece(piece, places) for piece in event.pieces)
            span = _span(event.span, places)
            return Passage(event.role, pieces, span, event.level, event.language)
        case Grid():
            rows = tuple(
                tuple(
                    GridCell(
                        tuple(_piece(piece, places) for piece in cell.pieces),
                        _span(cell.span, places),
                        cell.heading,
                    )
                    for cell in row
                )
                for row in event.rows
            )
            return Grid(rows, event.header, _span(event.span, places))
        case Aside():
            return Aside(event.text, _at(event.at, places), event.front)
        case _:
            raise AssertionError(f"{type(event).__name__} inside a cell, please report")


def _piece(piece: Piece, places: Places) -> Piece:
    at: Offsets
    if isinstance(piece.at, int):
        at = places.starts[piece.at : piece.at + len(piece.text)]
    else:
        at = [_at(i, places) for i in piece.at]
    return Piece(piece.kind, piece.text, at, _span(piece.span, places))


def _span(span: Span, places: Places) -> Span:
    start, end = span
    if end <= start:
        return _at(start, places), _at(start, places)
    return _at(start, places), _at(end - 1, places) + 1


def _at(offset: int, places: Places) -> int:
    return places.starts[offset] if offset < len(places.starts) else places.end
