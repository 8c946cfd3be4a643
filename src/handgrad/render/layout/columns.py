"""columns: consecutive chains set under one another, equals sign under equals sign.

    o₁ = σ(x₁·w₁)   = σ(1·1) = σ(1)  = 0.7311
    z  = o₁·w₂ + x₂ = 0.73106·2 + 0  = 1.4621

A chain has up to five columns: name, formula, numbers (with everything between), result, note.
What does not fit into the width is written link under link instead. A line is a tuple of (style,
text) pieces, so that a terminal may colour it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from handgrad.document import Chain, Link
from handgrad.notation import Kind, Listing, Matrix, Number, Prefix
from handgrad.render.layout.width import pad, width

Piece = tuple[str, str]
Line = tuple[Piece, ...]
Write = Callable[[Kind], str]

_NOTE_GAP = "    "


class Row(msgspec.Struct, frozen=True):
    """One chain, printed and sorted into its columns; each text carries its leading sign."""

    name: str
    formula: str
    numbers: str
    result: str
    note: str
    links: tuple[str, ...]


def rows(chains: Sequence[Chain], write: Write) -> list[Row]:
    """Print every link once and sort them into columns."""
    return [_row(chain, write) for chain in chains]


def _row(chain: Chain, write: Write) -> Row:
    texts = tuple(_link(link, write) for link in chain.links)
    name, rest = (texts[0], texts[1:]) if not chain.links[0].sign else ("", texts)
    if chain.words:
        name = f"{chain.words} {name}".rstrip()
    result = ""
    if rest and is_result(chain.links[-1].body):
        result, rest = rest[-1], rest[:-1]
    formula, numbers = (rest[0], rest[1:]) if rest else ("", ())
    note = f"{chain.note}  ({chain.tag})" if chain.tag and chain.note else chain.note
    if chain.tag and not note:
        note = f"({chain.tag})"
    return Row(name, formula, " ".join(numbers), result, note, texts)


def _link(link: Link, write: Write) -> str:
    text = write(link.body)
    return f"{link.sign} {text}" if link.sign else text


def is_result(body: Kind) -> bool:
    """Whether a link is a value: a number, a signed number, a vector or a matrix."""
    if isinstance(body, Prefix):
        body = body.body
    return isinstance(body, Number | Listing | Matrix)


def lines(chains: Sequence[Chain], write: Write, limit: int, indent: int = 2) -> list[Line]:
    """The chains as lines of at most `limit` columns where that can be had.

    A row that is much wider than the others must not push their results to the right: it is
    stacked.
    """
    table = rows(chains, write)
    aligned = _fitting(table, limit - indent)
    keep = {id(row) for row in aligned}
    sizes = _sizes(aligned)
    signed = any(row.result.startswith("= −") for row in aligned)
    found: list[Line] = []
    for row in table:
        if id(row) in keep:
            found.append(_aligned(row, sizes, signed, indent))
        else:
            found += _stacked(row, sizes[0], indent)
    return found


def _fitting(table: Sequence[Row], room: int) -> list[Row]:
    """The rows that can stand under one another: the widest are left out until the columns fit."""
    narrow = sorted(table, key=_joined)
    sizes, kept = (0, 0, 0, 1), 0
    for row in narrow:
        wider = tuple(map(max, sizes, _sizes([row])))
        if sum(wider) + sum(1 for size in wider[1:] if size) > room:
            break
        sizes = (wider[0], wider[1], wider[2], wider[3])
        kept += 1
    return narrow[:kept]


def _joined(row: Row) -> int:
    return width(" ".join(row.links))


def _sizes(table: Sequence[Row]) -> tuple[int, int, int, int]:
    """How wide each column has to be."""
    return (
        max((width(row.name) for row in table), default=0),
        max((width(row.formula) for row in table), default=0),
        max((width(row.numbers) for row in table), default=0),
        max((width(row.result) for row in table), default=0) + 1,
    )


def _aligned(row: Row, sizes: tuple[int, int, int, int], signed: bool, indent: int) -> Line:
    pieces: list[Piece] = [("", " " * indent), ("name", pad(row.name, sizes[0]))]
    for style, text, size in (
        ("formula", row.formula, sizes[1]),
        ("numbers", row.numbers, sizes[2]),
    ):
        if size:
            pieces.append((style, " " + pad(text, size)))
    result = row.result
    if signed and result.startswith("= ") and not result.startswith("= −"):
        result = "=  " + result[2:]
    pieces.append(("result", " " + (pad(result, sizes[3]) if row.note else result)))
    if row.note:
        pieces.append(("note", _NOTE_GAP + row.note))
    return trimmed(pieces)


def _stacked(row: Row, room: int, indent: int) -> list[Line]:
    """name = formula, then each further link on its own line, under the first equals sign."""
    first = 2 if row.name else 1
    name = pad(row.name, room) if room >= width(row.name) else row.name
    hang = " " * (indent + width(name) + (1 if name.strip() else 0))
    links = row.links[1:first] if row.name else row.links[:first]
    head = " ".join((name, *links)) if row.name else hang[indent:] + " ".join(links)
    found = [trimmed([("", " " * indent), ("formula", head)])]
    for number, text in enumerate(row.links[first:], first):
        style = "result" if number == len(row.links) - 1 and row.result else "numbers"
        found.append(trimmed([("", hang), (style, text)]))
    if row.note:
        last = found[-1]
        found[-1] = (*last, ("note", _NOTE_GAP + row.note))
    return found


def trimmed(pieces: Sequence[Piece]) -> Line:
    """The pieces without blanks at the end of the line."""
    kept = list(pieces)
    while kept and not kept[-1][1].strip():
        kept.pop()
    if kept:
        style, text = kept[-1]
        kept[-1] = (style, text.rstrip())
    return tuple(kept)
