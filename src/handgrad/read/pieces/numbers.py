"""numbers: every number written on a page, with its place and its text as the page has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from handgrad.document import Block, Chain, Document, Table
from handgrad.notation import (
    At,
    Big,
    Derivative,
    Fraction,
    Index,
    Kind,
    Name,
    Number,
    Prefix,
    Text,
    Unread,
    children,
)

_SIGNS = "-−–+"


class WrittenNumber(msgspec.Struct, frozen=True, gc=False):
    """A number of the page.

    offset, line, column   of its first character, a prefix sign included; line and column count
    from 1
    text                   as on the page: prefix sign and thousands separators belong to it
    number, sign           the node, and the sign's node if a sign is written directly before it
    block, link            the chain or table it stands in; which link of the chain, −1 in a table
    """

    offset: int
    line: int
    column: int
    text: str
    number: Number
    sign: Prefix | None
    block: Block
    link: int = -1


def numbers(document: Document) -> list[WrittenNumber]:
    """The numbers of a document that was read, in the order of the page, each once.

    Indices, labels, bounds of sums, places (t = 2 below a bar) are not numbers.
    """
    source = document.text
    starts = [0]
    at = source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    found: dict[int, WrittenNumber] = {}
    for block, link, kind in _kinds(document):
        written: list[tuple[Number, Prefix | None]] = []
        _gather(kind, None, written)
        for number, sign in written:
            begin, end = number.span
            kept: Prefix | None = None
            if sign is not None:
                before = begin
                while before > sign.span[0] and source[before - 1] in " \t":
                    before -= 1
                if before - 1 == sign.span[0] and source[before - 1] in _SIGNS:
                    begin, kept = before - 1, sign
            if number.span[0] in found or source[number.span[0]] == "\\":
                continue  # seen before; or out of a macro, not written here
            line = bisect_right(starts, begin)
            found[number.span[0]] = WrittenNumber(
                begin,
                line,
                begin - starts[line - 1] + 1,
                source[begin:end],
                number,
                kept,
                block,
                link,
            )
    return [found[offset] for offset in sorted(found)]


def _kinds(document: Document) -> Iterator[tuple[Block, int, Kind]]:
    tables: list[Table] = []
    for block in document.blocks:
        if isinstance(block, Chain):
            for i, link in enumerate(block.links):
                yield block, i, link.body
        elif isinstance(block, Table):
            tables.append(block)
    for table in tables:
        for row in table.rows:
            for cell in row:
                for part in cell.parts:
                    if not isinstance(part, str):
                        yield table, -1, part


def _gather(kind: Kind, sign: Prefix | None, out: list[tuple[Number, Prefix | None]]) -> None:
    """The numbers in a kind, each with the prefix sign that may stand directly before it."""
    match kind:
        case Number():
            out.append((kind, sign))
        case Name() | Text() | Unread() | Derivative():
            return
        case Prefix():
            _gather(kind.body, kind, out)
        case Index() | At():
            _gather(kind.body, sign, out)
        case Fraction(over=Number(span=over), under=Number(span=under)) if over == under:
            return  # ½ is one character, not two numbers
        case Big():
            _gather(kind.body, None, out)
        case _:
            for child in children(kind):
                _gather(child, sign, out)
                sign = None
