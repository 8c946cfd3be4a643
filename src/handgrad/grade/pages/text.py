"""text: the feedback page for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.grade.page import Line, Page
from handgrad.render.layout.width import pad, width

_WIDEST = 100
_LABEL = 42  # columns of a label before it is broken off from its marks


def write(page: Page) -> str:
    """The page as plain Unicode text, lines of at most 100 columns where words allow it."""
    return "\n".join(line.rstrip() for line in _page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    name = f"script {page.name}" if page.name.isdecimal() else page.name
    yield _ends(page.title, name)
    yield _ends(page.score, "     ".join(f"{part}  {score}" for part, score in page.parts))
    if page.note:
        yield page.note
    lines = [line for block in page.blocks for line in block.lines]
    label = min(max((width(line.label) for line in lines), default=0), _LABEL)
    marks = max((len(line.marks) for line in lines if " " not in line.marks), default=2)
    got = max((len(line.got) for line in lines), default=0)
    left = max((len(block.part) for block in page.blocks), default=0)
    indent = left + 2 if left else 0
    part = None
    for block in page.blocks:
        if block.part != part or part is None:
            yield ""
        head = f"{pad(block.part if block.part != part else '', left)}  " if left else ""
        if block.stage:
            yield head + block.stage
            head = " " * indent
        part = block.part
        for line in block.lines:
            yield from _row(line, head, label, marks, got)
            head = " " * indent
    yield from _foot(page)


def _row(line: Line, head: str, label: int, marks: int, got: int) -> Iterator[str]:
    over = max(len(line.marks) - marks, 0)  # M2 A3ft begins further to the left
    if width(line.label) > label - over:
        yield head + line.label
        named = " " * (width(head) + label - over)
    else:
        named = head + pad(line.label, label - over)
    start = f"{named}  {line.marks:<{marks}}  {line.got:>{got}}   "
    yield from hanging(start, line.reason)


def _foot(page: Page) -> Iterator[str]:
    if page.learn:
        yield ""
        for i, sentence in enumerate(page.learn):
            yield from hanging("To learn   " if i == 0 else " " * 11, sentence)
    if page.right:
        if not page.learn:
            yield ""
        for lead, pairs in page.right:
            start = f"Right at {lead}   " if lead else "Right   "
            yield from hanging(start, "   ".join(f"{s}\u00a0{v}" for s, v in pairs), "   ")
    for line, why in page.unread:
        yield f"Not read: line {line}, {why}"
    if page.reading:
        yield from hanging("Read as   ", "   ".join(f"{a} = {b}" for a, b in page.reading))
    if page.legend:
        yield ""
        yield from hanging("", "   ".join(t.replace(" ", "\u00a0") for t in page.legend), "   ")


def hanging(start: str, text: str, gap: str = " ") -> Iterator[str]:
    """Words in lines of at most 100 columns, the further ones under the first; a no-break space
    holds words together.
    """
    room = max(_WIDEST - width(start), 24)
    lead, line = start, ""
    for word in text.split(gap) if text else ():
        longer = f"{line}{gap}{word}" if line else word
        if line and width(longer) > room:
            yield (lead + line).replace("\u00a0", " ")
            lead, line = " " * width(start), word
        else:
            line = longer
    yield (lead + line).replace("\u00a0", " ")


def _ends(left: str, right: str) -> str:
    """Two texts at the two ends of a line."""
    gap = max(_WIDEST - 5 - width(left) - width(right), 2)
    return left + " " * gap + right
