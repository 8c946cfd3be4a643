"""scheme_text: a mark scheme as a marker reads it: rows with their marks and right values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from handgrad.grade.pages.text import hanging
from handgrad.grade.scheme import Row, Scheme
from handgrad.render.layout.width import pad, width

_WIDEST = 44


def text(scheme: Scheme) -> str:
    """The scheme as plain text, out of how many points, parts and stages in order."""
    return "\n".join(line.rstrip() for line in _lines(scheme)) + "\n"


def _lines(scheme: Scheme) -> Iterator[str]:
    made = "derived from the equations" if scheme.derived else "as the problem states it"
    yield f"{scheme.title}: mark scheme, {scheme.out_of} points ({made})"
    label = min(max((width(row.label) for row in scheme.rows), default=0), _WIDEST)
    marks = max((len(_marks(row)) for row in scheme.rows), default=0)
    for (part, stage), rows in groupby(scheme.rows, lambda row: (row.part, row.stage)):
        head = "  ".join(words for words in (part, stage) if words)
        yield ""
        if head:
            yield head
        for row in rows:
            start = f"  {pad(row.label, label)}  {_marks(row):<{marks}}   "
            values = [f"{want.symbol}\u00a0=\u00a0{want.right}" for want in row.wants]
            yield from hanging(start, "   ".join(values) if row.kind != "M" else "", "   ")


def _marks(row: Row) -> str:
    return f"{row.kind}{row.points}{''.join(row.tags)}"
