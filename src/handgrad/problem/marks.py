"""marks: the mark scheme of a problem file as data; `marking` reads it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from flint import fmpq

from handgrad.notation import NOWHERE, Span
from handgrad.parse.written import fraction
from handgrad.problem.tree import Leaf


class Mark(msgspec.Struct, frozen=True):
    """Marks of one kind: A3 ft is Mark('A', '3', ('ft',))."""

    kind: str
    points: str
    tags: tuple[str, ...] = ()


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a mark scheme.

    part, stage  where it stands: 'a', 't = 1'; both may be empty
    marks        what can be had
    of           the quantities it is for, as the file names them
    says         what is marked, in words; empty: made from the quantities
    """

    part: str = ""
    stage: str = ""
    marks: tuple[Mark, ...]
    of: tuple[Leaf, ...]
    says: str = ""
    span: Span = NOWHERE


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the question: its name, its points ('' unless stated) and what it asks for."""

    name: str
    points: str = ""
    ask: tuple[Leaf, ...] = ()
    span: Span = NOWHERE


class Marking(msgspec.Struct, frozen=True, kw_only=True):
    """What a problem file says of marks: rows, parts and the points of the whole."""

    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    points: str = ""
    span: Span = NOWHERE

    @property
    def total(self) -> str:
        """The points the file states: of the whole, of all rows or of all parts; '' if none."""
        parts = [part.points for part in self.parts]
        for stated in ([m.points for line in self.lines for m in line.marks], parts):
            if stated and all(stated):
                return added(stated)
        return self.points


def added(points: Iterable[str]) -> str:
    """The sum of points as they are written.

    >>> added(("1", "2.5"))
    '3.5'
    """
    total = sum(map(fraction, points), fmpq(0))
    return str(total.p) if total.q == 1 else str(int(total.p) / int(total.q))
