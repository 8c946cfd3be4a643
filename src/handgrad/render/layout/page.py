"""page: a document as lines of styled pieces. `text` prints them plain, a terminal prints them in
colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from handgrad.document import (
    Block,
    Cell,
    Chain,
    Document,
    Drawing,
    Heading,
    Parts,
    Say,
    Table,
    Unreadable,
)
from handgrad.notation import Kind, Sequence
from handgrad.render.formula import unicode
from handgrad.render.layout.columns import Line, lines, trimmed
from handgrad.render.layout.width import pad, width

_GAP = "   "


def page(document: Document, limit: int = 100) -> Iterator[Line]:
    """Every line of the document; an empty tuple is an empty line."""
    write = unicode.write
    if document.title:
        yield (("title", document.title),)
    hang = 0  # where a list goes on that began with a label
    empty = True  # nothing to separate from yet, or an empty line stands already
    previous: Block | None = None
    shown = [block for block in document.blocks if not isinstance(block, Drawing)]
    for kind, group in groupby(shown, type):
        blocks = list(group)
        if kind is Chain:
            chains = [block for block in blocks if isinstance(block, Chain)]
            yield from lines(chains, write, limit)
            empty = False
        else:
            for block in blocks:
                if not empty and _apart(block, previous):
                    yield ()
                margin = 0
                if isinstance(block, Say) and _is_list(block):
                    margin = _margin(block, previous, hang)
                    label = _label(block)
                    hang = margin + width(label) + len(_GAP) if label else hang
                yield from _block(block, margin, write, limit)
                empty, previous = isinstance(block, Heading), block
        previous = blocks[-1]


def _apart(block: Block, previous: Block | None) -> bool:
    """Whether an empty line belongs before this block: not between two paragraphs of the same
    sort."""
    if isinstance(block, Say) and isinstance(previous, Say):
        return _is_list(block) and not _is_list(previous)
    return True


def _is_list(block: Say) -> bool:
    return any(isinstance(part, Sequence) for part in block.parts)


def _block(block: Block, margin: int, write: Callable[[Kind], str], limit: int) -> list[Line]:
    match block:
        case Heading(parts=parts, level=level):
            style = "title" if level == 1 else "heading"
            return [((style, words(parts, write)),)]
        case Say(parts=parts) if _is_list(block):
            return _items(parts, write, limit, " " * margin)
        case Say(parts=parts):
            return [(("say", text),) for text in _wrapped(words(parts, write), limit)]
        case Table(header=header, rows=rows):
            return _table(header, rows, write)
        case Unreadable(text=text):
            return [(("note", text),)]
        case _:
            raise AssertionError(f"no text layout for {type(block).__name__}, please report")


def words(parts: Parts, write: Callable[[Kind], str]) -> str:
    """A run of prose and formulas on one line."""
    return "".join(part if isinstance(part, str) else write(part) for part in parts)


def _margin(block: Say, previous: Block | None, hang: int) -> int:
    """Equations and what is given stand in by two; a list without a label goes on under the one
    before."""
    if not isinstance(previous, Say) or not _is_list(previous):
        return 0 if _label(block) else 2
    return 2 if _label(block) else hang or 2


def _label(block: Say) -> str:
    return "".join(part for part in block.parts if isinstance(part, str)).strip()


def _items(parts: Parts, write: Callable[[Kind], str], limit: int, indent: str) -> list[Line]:
    """A label, then formulas set side by side; wrapped under the first of them."""
    label = "".join(part for part in parts if isinstance(part, str)).strip()
    texts = [write(item) for part in parts if isinstance(part, Sequence) for item in part.items]
    lead = f"{indent}{label}{_GAP}" if label else indent
    found: list[Line] = []
    line, room = lead, width(lead)
    for text in texts:
        gap = "" if width(line) <= room else _GAP
        if gap and width(line) + len(gap) + width(text) > limit:
            found.append(trimmed([("given", line)]))
            line, gap = " " * room, ""
        line += gap + text
    found.append(trimmed([("given", line)]))
    return found


def _wrapped(text: str, limit: int) -> list[str]:
    found, line = [], ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > limit:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [one.replace("\u00a0", " ") for one in (*found, line)]  # kept together until here


def _table(
    header: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...], write: Callable[[Kind], str]
) -> list[Line]:
    """Columns two blanks apart, numbers of a column under one another."""
    body = [[words(cell.parts, write) for cell in row] for row in rows]
    head = [words(cell.parts, write) for cell in header]
    every = [head, *body] if head else body
    count = max(map(len, every), default=0)
    sizes = [max((width(row[k]) for row in every if k < len(row)), default=0) for k in range(count)]

    def line(style: str, row: list[str]) -> Line:
        return trimmed(
            [("", "  "), *((style, pad(t, s) + _GAP) for t, s in zip(row, sizes, strict=False))]
        )

    found = [line("name", head)] if head else []
    if head:
        found.append(trimmed([("", "  "), *(("note", "─" * s + _GAP) for s in sizes)]))
    return found + [line("numbers", row) for row in body]
