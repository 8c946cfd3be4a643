"""numbers: every number written on a page, with its place and its text as the page has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from handgrad.document import Block, Chain, Document, Table
from handgrad.late import late
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
_NONE = frozenset({Name, Text, Unread, Derivative})  # no number of the page stands in them
_MARKUP = late(
    r"(?:[ \t\n~{}]|\\[,;:! ]|\\(?:num|mathbf|mathrm|boldsymbol|bm|textbf)(?![A-Za-z])"
    r"|</?(?:m:)?(?:mo|mn|mrow|mstyle|mspace|mpadded|b|strong|em|i|span)\b[^<>]{0,300}>){0,20}"
)


class WrittenNumber(msgspec.Struct, frozen=True, gc=False):
    """A number of the page.

    offset, line, column   of its first character, a prefix sign included; line and column count
    from 1
    text                   as on the page: prefix sign and thousands separators belong to it; markup
                           between the sign and the digits does not
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
            digits, end = number.span
            if digits in found or source[digits] == "\\":
                continue  # seen before; or out of a macro, not written here
            begin, kept, text = digits, None, source[digits:end]
            at = -1 if sign is None else _sign(source, sign.span[0], digits)
            if at >= 0:
                between = source[at + 1 : digits]
                text = source[at] + (text if between.strip(" \t") else between + text)
                begin, kept = at, sign
            line = bisect_right(starts, begin)
            column = begin - starts[line - 1] + 1
            found[digits] = WrittenNumber(begin, line, column, text, number, kept, block, link)
    return [found[offset] for offset in sorted(found)]


def _sign(source: str, start: int, end: int) -> int:
    """Where the sign of a number stands, if nothing but markup stands between the two; else −1.

    A bracket or a fraction bar between them makes a calculation of it: −(−1.417), −3/4.
    """
    while start < end and source[start] == "{":
        start += 1
    if start >= end or source[start] not in _SIGNS:
        return -1
    if start == end - 1:
        return start
    return start if _MARKUP.fullmatch(source, start + 1, end) else -1


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
    if type(kind) is Number:
        out.append((kind, sign))
    elif isinstance(kind, Prefix):
        _gather(kind.body, kind, out)
    elif isinstance(kind, Index | At):
        _gather(kind.body, sign, out)
    elif isinstance(kind, Big):
        _gather(kind.body, None, out)
    elif type(kind) not in _NONE and not _is_one_character(kind):
        for child in children(kind):
            _gather(child, sign, out)
            sign = None


def _is_one_character(kind: Kind) -> bool:
    """Whether a fraction is ½: one character, not two numbers."""
    if not isinstance(kind, Fraction) or not isinstance(kind.over, Number):
        return False
    return isinstance(kind.under, Number) and kind.over.span == kind.under.span
