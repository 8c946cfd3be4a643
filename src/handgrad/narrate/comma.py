"""comma: a worked calculation with decimal commas, for courses that print them."""

from __future__ import annotations

import msgspec

from handgrad.document import Block, Cell, Chain, Document, Heading, Parts, Say, Table
from handgrad.notation import Kind, Number
from handgrad.problem.rename import rewrite


def with_commas(document: Document) -> Document:
    """Every printed number with a comma for its point.

    Figures, which programs read, keep the point.
    """
    return msgspec.structs.replace(document, blocks=tuple(map(_block, document.blocks)))


def _block(block: Block) -> Block:
    replace = msgspec.structs.replace
    match block:
        case Chain(links=links):
            return replace(
                block, links=tuple(replace(link, body=_kind(link.body)) for link in links)
            )
        case Say(parts=parts) | Heading(parts=parts):
            return replace(block, parts=_parts(parts))
        case Table(header=header, rows=rows):
            return replace(block, header=_cells(header), rows=tuple(map(_cells, rows)))
    return block


def _cells(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(msgspec.structs.replace(cell, parts=_parts(cell.parts)) for cell in cells)


def _parts(parts: Parts) -> Parts:
    return tuple(part if isinstance(part, str) else _kind(part) for part in parts)


def _kind(kind: Kind) -> Kind:
    return rewrite(kind, _number)


def _number(kind: Kind) -> Kind | None:
    if not isinstance(kind, Number) or "." not in kind.text:
        return None
    return Number(kind.text.replace(".", ","))
