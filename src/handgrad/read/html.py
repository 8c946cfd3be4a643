"""html: a web page cut into passages, tables and code.

Tags and entities are painted over in one walk; then each passage is searched like plain text, for
MathJax and KaTeX delimiters too. MathML is read from its TeX annotation, or translated where it has
none. Scripts and styles are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from handgrad.late import late
from handgrad.read.pieces.inline import Inline
from handgrad.read.pieces.markup import entity, tag
from handgrad.read.pieces.sheet import Aside, Event, Grid, GridCell, Passage, Piece, Sheet

SUFFIXES = (".html", ".htm", ".xhtml")

_TAG = late(
    r"<!--|<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]{0,2000})>|&#?[A-Za-z0-9]{1,31};|<[!?][^<>]{0,2000}>"
)
_BLOCKS = frozenset(
    """p div li ul ol dl dt dd section article header footer main nav aside blockquote figure
    figcaption body html head form fieldset address details summary center hr""".split()
)
_SKIPPED = frozenset("style script title svg noscript template button select textarea".split())
_HIDDEN = late(r"class\s*=\s*[\"'][^\"']*\b(?:katex-html|MathJax_Preview|mjx-chtml|MathJax)\b")
_TEX_SCRIPT = late(r"type\s*=\s*[\"']math/tex(;\s*mode=display)?")


class _Plan(msgspec.Struct):
    """A passage to be: its range, the pieces already known inside, its role."""

    start: int
    end: int
    islands: list[tuple[int, int, Piece | None]]
    role: str = "text"
    level: int = 0


class _Row(msgspec.Struct):
    cells: list[tuple[_Plan, bool]]
    head: bool = False


class _Table(msgspec.Struct):
    start: int
    end: int
    rows: list[_Row]
    layout: bool


def events(text: str) -> Iterator[Event]:
    """The passages, tables and comments of a web page."""
    return within(Sheet(text), 0, len(text))


def within(sheet: Sheet, start: int, end: int) -> Iterator[Event]:
    """The same for a stretch of a page, such as a table in Markdown."""
    walk = _Walk(sheet, start, end)
    plans = walk.run()
    inline = Inline(sheet, emphasis=False, source=sheet.painted())
    for plan in plans:
        if isinstance(plan, Aside):
            yield plan
        elif isinstance(plan, _Table):
            yield from _table(plan, inline, sheet)
        else:
            passage = _passage(plan, inline, sheet)
            if passage is not None:
                yield passage


def _passage(plan: _Plan, inline: Inline, sheet: Sheet) -> Passage | None:
    if plan.role == "code":
        piece = sheet.piece("words", plan.start, plan.end)
        return Passage("code", (piece,), (plan.start, plan.end))
    pieces = _pieces(plan, inline)
    if not any(piece.text.strip() for piece in pieces):
        return None
    return Passage(plan.role, pieces, (plan.start, plan.end), plan.level)


def _pieces(plan: _Plan, inline: Inline) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = plan.start
    for start, end, island in plan.islands:
        if start > at:
            pieces += inline.pieces(at, start)
        if island is not None:
            pieces.append(island)
        at = end
    if at < plan.end:
        pieces += inline.pieces(at, plan.end)
    return tuple(pieces)


def _table(table: _Table, inline: Inline, sheet: Sheet) -> Iterator[Event]:
    """A table of data is a grid; one for layout only (formulas side by side) is read row by row."""
    if table.layout:
        for row in table.rows:
            pieces = [piece for plan, _ in row.cells for piece in _pieces(plan, inline)]
            if row.cells:
                span = (row.cells[0][0].start, row.cells[-1][0].end)
                yield Passage("text", tuple(pieces), span)
        return
    rows = []
    header = 0
    for i, row in enumerate(table.rows):
        if row.cells and (row.head or all(head for _, head in row.cells)) and header == i:
            header += 1
        rows.append(
            tuple(GridCell(_pieces(p, inline), (p.start, p.end), head) for p, head in row.cells)
        )
    if any(rows):
        yield Grid(tuple(rows), min(header, 1), (table.start, table.end))


class _Walk:
    """One walk over the tags."""

    def __init__(self, sheet: Sheet, start: int, end: int) -> None:
        self.sheet, self.source = sheet, sheet.source
        self.start, self.end = start, end
        self.plans: list[_Plan | _Table | Aside] = []
        self.at = start  # where the passage now open begins
        self.islands: list[tuple[int, int, Piece | None]] = []
        self.role, self.level = "text", 0
        self.tables: list[_Table] = []
        self.cell: tuple[int, bool] | None = None
        self.missing: set[str] = set()

    def run(self) -> list[_Plan | _Table | Aside]:
        at = self.start
        while True:
            found = _TAG.search(self.source, at, self.end)
            if found is None:
                break
            at = self._tag(found)
        self._flush(self.end)
        return self.plans

    def _close(self, what: str, at: int) -> int:
        """Where `what` ends, or −1; what is missing once is missing for good."""
        if what in self.missing:
            return -1
        close = self.source.find(what, at, self.end)
        if close < 0:
            close = self.source.find(what.upper(), at, self.end)
        if close < 0:
            self.missing.add(what)
        return close

    def _tag(self, found: re.Match[str]) -> int:
        begin, end, text = found.start(), found.end(), found.group()
        if text == "<!--":
            close = self._close("-->", end)
            stop = close + 3 if close >= 0 else end
            if close >= 0:
                self.plans.append(Aside(self.source[end:close], end))
            self.sheet.paint(begin, stop)
            return stop
        if text[0] == "&":
            entity(self.sheet, text, begin)
            return end
        if found.group(2) is None:
            self.sheet.paint(begin, end)
            return end
        name, closing, attributes = found.group(2).lower(), found.group(1) == "/", found.group(3)
        if not closing and (
            name in _SKIPPED or (name in ("span", "div") and _HIDDEN.search(attributes))
        ):
            return self._skip(name, attributes, begin, end)
        if name == "math" and not closing:
            return self._math(attributes, begin, end)
        if name == "code" and not closing and self.role != "code":
            close = self._close("</code>", end)
            if close >= 0 and "\n" not in self.source[end:close]:
                self._paint_inside(end, close)
                self._island(begin, close + 7, self.sheet.piece("code", end, close))
                return close + 7
        if name == "pre":
            self._flush(begin)
            self.role = "text" if closing else "code"
            self.at = end
        elif name in ("table", "tr", "td", "th", "thead", "tbody"):
            self._grid(name, closing, attributes, begin, end)
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._flush(begin)
            self.role, self.level = ("text", 0) if closing else ("heading", int(name[1]))
            self.at = end
        elif name in _BLOCKS and self.cell is None:
            self._flush(begin)
            self.at = end
            if name == "li":
                self.role = "text" if closing else "item"
        tag(self.sheet, text, begin)
        return end

    def _skip(self, name: str, attributes: str, begin: int, end: int) -> int:
        """Pass over an element that shows nothing to read, except TeX kept in a script."""
        if name in ("span", "div"):
            stop = self._balanced(name, end)
        else:
            close = self._close(f"</{name}", end)
            stop = self.source.find(">", close) + 1 if close >= 0 else end
        tex = _TEX_SCRIPT.search(attributes) if name == "script" else None
        if tex is not None and stop > end:
            close = self.source.rfind("<", end, stop)
            kind = "display" if tex.group(1) else "math"
            self._island(begin, stop, self.sheet.piece(kind, end, close))
        else:
            self._island(begin, stop, None)
        return stop

    def _balanced(self, name: str, at: int) -> int:
        depth = 1
        for found in re.compile(rf"<(/?){name}\b[^<>]*>").finditer(self.source, at, self.end):
            depth += -1 if found.group(1) else 1
            if depth == 0:
                return found.end()
        return at

    def _math(self, attributes: str, begin: int, end: int) -> int:
        from handgrad.read.pieces.mathml import annotation, translated

        close = self._close("</math>", end)
        if close < 0:
            self.sheet.paint(begin, end)
            return end
        kind = "display" if re.search(r"display\s*=\s*[\"']block", attributes) else "math"
        inside = annotation(self.source, end, close)
        if inside is not None:
            self._paint_inside(*inside)
            piece = self.sheet.piece(kind, *inside, (begin, close + 7))
        else:
            text, at = translated(self.source, end, close)
            piece = Piece(kind, text, at, (begin, close + 7))
        self._island(begin, close + 7, piece)
        return close + 7

    def _paint_inside(self, start: int, end: int) -> None:
        for found in _TAG.finditer(self.source, start, end):
            if found.group()[0] == "&":
                entity(self.sheet, found.group(), found.start())
            else:
                tag(self.sheet, found.group(), found.start())

    def _island(self, begin: int, end: int, piece: Piece | None) -> None:
        self.islands.append((begin, end, piece))

    # -- where passages, rows and cells end

    def _flush(self, end: int) -> None:
        if self.cell is None and not self.tables:
            if end > self.at or self.islands:
                self.plans.append(_Plan(self.at, end, self.islands, self.role, self.level))
            self.islands = []

    def _grid(self, name: str, closing: bool, attributes: str, begin: int, end: int) -> None:
        if name == "table" and not closing:
            self._flush(begin)
            layout = "presentation" in attributes
            self.tables.append(_Table(begin, end, [], layout))
            self.cell, self.islands = None, []
        elif name == "table" and self.tables:
            self._cell_end(begin)
            table = self.tables.pop()
            table.end = end
            if not self.tables:
                self.plans.append(table)
            self.at, self.islands = end, []
        elif self.tables and not closing and name in ("tr", "td", "th"):
            self._cell_end(begin)
            table = self.tables[-1]
            if name == "tr" or not table.rows:
                table.rows.append(_Row([]))
            if name != "tr":
                self.cell, self.islands = (end, name == "th"), []
        elif self.tables and closing and name in ("td", "th", "tr"):
            self._cell_end(begin)

    def _cell_end(self, end: int) -> None:
        if self.cell is not None and self.tables:
            start, head = self.cell
            if not self.tables[-1].rows:
                self.tables[-1].rows.append(_Row([]))
            self.tables[-1].rows[-1].cells.append((_Plan(start, end, self.islands), head))
        self.cell, self.islands = None, []
