"""places: where an offset stands for a person: line, column, the line's text, the notebook's cell.

A notebook is JSON: the lines its author knows are pieces of JSON strings, and offsets, lines and
columns are those of the file. Everything else is what it seems.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from handgrad.late import late
from handgrad.notation import Span

# Where an author's line ends inside JSON: at an escaped line end, at the end of the string.
_JSON_BREAK = late(r"\\(u[0-9A-Fa-f]{4}|.)|\"|\n")


class Places:
    """The places of one source.

    >>> Places("a\\nbc").place(3)
    (2, 2)
    """

    def __init__(self, source: str, cells: tuple[Span, ...] = ()) -> None:
        self.source = source
        self.cells = cells

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file, from 1, in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def cell(self, offset: int) -> int:
        """The cell of a notebook, from 1; 0 outside cells and in other pages."""
        at = bisect_right(self.cells, offset, key=lambda span: span[0])
        return at if at and offset < self.cells[at - 1][1] else 0

    def extent(self, offset: int) -> Span:
        """Where the author's line around an offset begins and ends."""
        if not self.cells:
            begin = max(self.source.rfind(end, 0, offset) for end in "\r\n") + 1
            stops = [self.source.find(end, offset) for end in "\r\n"]
            return begin, min((stop for stop in stops if stop >= 0), default=len(self.source))
        breaks = self._breaks(self.cell(offset))
        at = bisect_right(breaks, offset, key=lambda span: span[0])
        begin = breaks[at - 1][1] if at else 0
        stop = breaks[at][0] if at < len(breaks) else len(self.source)
        return begin, stop

    def next_line(self, offset: int) -> Span:
        """The author's line below that of an offset; an empty stretch below the last one."""
        _, stop = self.extent(offset)
        if not self.cells:
            ends = 2 if self.source.startswith("\r\n", stop) else 1
            after = min(stop + ends, len(self.source))
            return self.extent(after) if after > stop else (after, after)
        for begin, end in self._lines(self.cell(offset)):
            if begin > stop:
                return begin, end
        return stop, stop

    def text(self, start: int, end: int) -> str:
        """What stands there, as the author typed it."""
        raw = self.source[start:end]
        if not self.cells or "\\" not in raw:
            return raw
        from json import loads

        try:
            return str(loads(f'"{raw}"', strict=False))
        except ValueError:  # a stretch over the end of a string
            return raw

    def _lines(self, cell: int) -> list[Span]:
        """The stretches between breaks that are not mere JSON punctuation."""
        breaks = self._breaks(cell)
        pairs = [(a[1], b[0]) for a, b in pairwise(breaks)]
        return [(a, b) for a, b in pairs if self.source[a:b].strip(' \t\n\r,:[]{}"')]

    def _breaks(self, cell: int) -> list[Span]:
        if cell not in self._known:
            start, end = self.cells[cell - 1] if cell else (0, len(self.source))
            self._known[cell] = [
                found.span()
                for found in _JSON_BREAK.finditer(self.source, start, end)
                if found.group(1) is None or found.group(1) == "n"
            ]
        return self._known[cell]

    @cached_property
    def _known(self) -> dict[int, list[Span]]:
        return {}
