"""latex: a LaTeX source cut into passages, formulas, tables and listings.

No TeX engine ever runs. Commands among words are painted over, their arguments stay; the preamble
is passed over except for its title and for macros without arguments, which are written out in
formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handgrad.errors import ReadError
from handgrad.late import late
from handgrad.read.pieces.macros import Macro, brace, closing, defined, definition, written_out
from handgrad.read.pieces.rows import LAYOUT
from handgrad.read.pieces.sheet import Aside, Event, Passage, Piece, Sheet, Unreadable
from handgrad.read.pieces.tabular import tabular
from handgrad.read.pieces.texwords import DEFINES, LEVELS, LISTINGS, SILENT, SKIPPED, TABLES

SUFFIXES = (".tex", ".latex", ".ltx")

_TOKEN = late(
    r"\\begin\s*\{([A-Za-z]+\*?)\}|\\end\s*\{([A-Za-z]+\*?)\}|\\verb\*?([^A-Za-z\s*])|\\[\[\](){}$%&_#~]|\\\\(?:\[[^\]\n]{0,20}\])?"
    r"|\\([A-Za-z]+)\*?|\\.|\$\$|\$|%[^\n]*|\n[ \t\r]*\n\s*|[{}~]|---?"
)


def events(text: str) -> Iterator[Event]:
    """The passages, tables and comments of a LaTeX source."""
    return _Source(text).run()


class _Source:
    """One walk over the source; `cuts` are the formulas of the passage now open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sheet = Sheet(text)
        self.macros: dict[str, Macro] = {}
        self.cuts: list[tuple[str, int, int, int, int]] = []
        self.at = 0
        self.role = "text"
        self.missing: set[str] = set()
        self.asides: list[Event] = []  # comments that speak to handgrad, formulas without end

    def run(self) -> Iterator[Event]:
        start = self.text.find(r"\begin{document}")
        if start >= 0:
            yield from self._preamble(start)
            self.at = start + len(r"\begin{document}")
        position = self.at
        while True:
            token = _TOKEN.search(self.text, position)
            if token is None or token.group(2) == "document":
                break
            position, made = self._token(token)
            yield from made
        yield from self._flush(len(self.text) if token is None else token.start())
        yield from self.asides

    def _preamble(self, end: int) -> Iterator[Event]:
        for comment in re.finditer(r"(?<!\\)%([^\n]*)", self.text[:end]):
            yield Aside(comment.group(1), comment.start(1))
        self.macros = defined(self.text, end)
        title = self.text.find(r"\title{", 0, end)
        if title >= 0:
            close = brace(self.text, title + 7)
            yield Passage("heading", self._words(title + 7, close), (title, close + 1), level=1)

    def _comment(self, begin: int, end: int) -> None:
        """A comment, from its `%` to the end of the line."""
        if self.text.find("handgrad", begin, end) >= 0:
            self.asides.append(Aside(self.text[begin + 1 : end], begin + 1))
        self.sheet.blank(begin, end)

    def _close(self, what: str, at: int) -> int:
        if what in self.missing:
            return -1
        close = self.text.find(what, at)
        while close > 0 and what[0] == "$" and self.text[close - 1] == "\\":
            close = self.text.find(what, close + 1)
        if close < 0:
            self.missing.add(what)
        return close

    # -- one token

    def _token(self, token: re.Match[str]) -> tuple[int, list[Event]]:
        text, begin, end = token.group(), token.start(), token.end()
        sheet = self.sheet
        if token.group(1):
            return self._environment(token.group(1), begin, end)
        if token.group(2):
            return end, self._break(begin, end)
        if token.group(3):
            close = self.text.find(token.group(3), end)
            if close < 0:
                sheet.paint(begin, end)
                return end, []
            self.cuts.append(("code", end, close, begin, close + 1))
            return close + 1, []
        if token.group(4):
            return self._command(token.group(4), begin, end)
        if text in ("$", "$$", r"\[", r"\("):
            return self._formula(text, begin, end), []
        if text[0] == "%":
            self._comment(begin, end)
            return end, []
        if text[0] == "\n":
            return end, self._break(begin, end)
        if text.startswith("\\\\"):
            sheet.paint(begin, end, "\n")
        elif text[0] == "\\" and text[1] in "%&_#$~{}":
            sheet.paint(begin, end, text[1])
        elif text[0] == "-":
            sheet.paint(begin, end, " –")
        elif text == "~":
            sheet.blank(begin, end)
        elif text in "{}":
            sheet.paint(begin, end)
        else:
            sheet.blank(begin, end)
        return end, []

    def _formula(self, opening: str, begin: int, end: int) -> int:
        closing = {"$": "$", "$$": "$$", r"\[": r"\]", r"\(": r"\)"}[opening]
        close = self._close(closing, end)
        if close < 0:
            return end
        kind = "math" if opening in ("$", r"\(") else "display"
        stop = close + len(closing)
        self.cuts.append((kind, end, close, begin, stop))
        return stop

    def _environment(self, name: str, begin: int, end: int) -> tuple[int, list[Event]]:
        bare = name.rstrip("*")
        close = self._close(f"\\end{{{name}}}", end)
        if close < 0:
            return end, self._break(begin, end)
        stop = close + len(f"\\end{{{name}}}")
        if bare in LAYOUT or "matrix" in bare or bare in ("cases", "array"):
            self.cuts.append(("display", begin, stop, begin, stop))
            return stop, []
        if bare in SKIPPED:
            made = self._break(begin, stop)
            return stop, made
        if bare in LISTINGS:
            made = self._break(begin, stop)
            line = self.text.find("\n", end, close)
            inside = line + 1 if line >= 0 else end
            if inside < close:
                piece = self.sheet.piece("words", inside, close)
                language = "python" if bare in ("minted", "lstlisting") else ""
                made.append(Passage("code", (piece,), (begin, stop), language=language))
            return stop, made
        if bare in TABLES or name in TABLES:
            made = self._break(begin, stop)
            made.append(tabular(self.sheet, end, close, (begin, stop), self._words))
            return stop, made
        if bare == "frame":
            return self._frame(begin, end)
        made = self._break(begin, end)
        while self.text[end : end + 1] in ("[", "{"):  # the environment's own arguments
            closing = (
                self.text.find("]", end) if self.text[end] == "[" else brace(self.text, end + 1)
            )
            if closing <= end:
                break
            end = closing + 1
        self.at = end
        return end, made

    def _frame(self, begin: int, end: int) -> tuple[int, list[Event]]:
        made = self._break(begin, end)
        if self.text[end : end + 1] == "[":
            end = max(end, self.text.find("]", end) + 1)
        if self.text[end : end + 1] == "{":
            close = brace(self.text, end + 1)
            made.append(
                Passage("heading", self._words(end + 1, close), (begin, close + 1), level=2)
            )
            end = close + 1
        self.at = end
        return end, made

    def _command(self, name: str, begin: int, end: int) -> tuple[int, list[Event]]:
        if name in DEFINES and (known := definition(self.text, begin)) is not None:
            self.macros[known[0]] = known[1]
            self.sheet.blank(begin, known[2])
            return known[2], []
        if name in self.macros and (stop := closing(self.text, end, name, self.macros)) > end:
            self.cuts.append(("display", begin, stop, begin, stop))
            return stop, []
        level = LEVELS.get(name)
        group = end
        if self.text[group : group + 1] == "[":
            group = max(group, self.text.find("]", group) + 1)
        opens = self.text[group : group + 1] == "{"
        if level is not None and opens:
            made = self._break(begin, end)
            close = brace(self.text, group + 1)
            made.append(
                Passage("heading", self._words(group + 1, close), (begin, close + 1), level=level)
            )
            self.at = close + 1
            return close + 1, made
        if name == "item":
            made = self._break(begin, end)
            self.role = "item"
            return end, made
        if name in ("multicolumn", "multirow"):
            for _ in range(2):
                group = (
                    brace(self.text, group + 1) + 1
                    if self.text[group : group + 1] == "{"
                    else group
                )
            self.sheet.blank(begin, group)
            return max(group, end), []
        if name in SILENT:
            while self.text[group : group + 1] == "{":
                group = brace(self.text, group + 1) + 1
            group = min(max(group, end), len(self.text))
            self.sheet.blank(begin, group)
            return group, []
        if name in ("num", "SI", "qty") and opens:
            close = brace(self.text, group + 1)
            self.sheet.blank(begin, group + 1)
            self.sheet.blank(close, close + 1)
            if name != "num" and self.text[close + 1 : close + 2] == "{":
                self.sheet.blank(close + 1, brace(self.text, close + 2) + 1)
            return group + 1, []
        if name in ("par", "newline", "linebreak"):
            return end, self._break(begin, end) if name == "par" else []
        self.sheet.blank(begin, end)
        return end, []

    # -- passages

    def _break(self, begin: int, end: int) -> list[Event]:
        """End the passage now open; the next begins behind."""
        made = list(self._flush(begin))
        self.at = end
        return made

    def _flush(self, end: int) -> Iterator[Event]:
        pieces: list[Piece] = []
        at = self.at
        for kind, inside, inside_end, outside, outside_end in self.cuts:
            if outside > at:
                pieces.append(self.sheet.piece("words", at, outside))
            pieces.append(self._piece(kind, inside, inside_end, (outside, outside_end)))
            at = outside_end
        if end > at:
            pieces.append(self.sheet.piece("words", at, end))
        self.cuts = []
        role, self.role = self.role, "text"
        if any(piece.text.strip() for piece in pieces):
            yield Passage(role, tuple(pieces), (self.at, end))

    def _words(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of an argument or a cell."""
        kept = self.at, self.cuts, self.role
        self.at, self.cuts, self.role = start, [], "text"
        position = start
        while True:
            token = _TOKEN.search(self.text, position, end)
            if token is None:
                break
            if token.group(1) or token.group(4) in LEVELS or token.group()[0] == "\n":
                position = token.end()
                continue
            position = self._token(token)[0]
        pieces = tuple(
            piece
            for event in self._flush(end)
            if isinstance(event, Passage)
            for piece in event.pieces
        )
        self.at, self.cuts, self.role = kept
        return pieces

    def _piece(self, kind: str, start: int, end: int, span: tuple[int, int]) -> Piece:
        """A formula, comments taken out and macros written out."""
        for comment in re.compile(r"(?<!\\)%[^\n]*").finditer(self.text, start, end):
            self._comment(comment.start(), comment.end())
        piece = self.sheet.piece(kind, start, end, span)
        if not self.macros or kind == "code":
            return piece
        try:
            text, at = written_out(piece.text, piece.at, self.macros)
        except ReadError as error:
            self.asides.append(Unreadable(piece.text[:200], error.message, span))
            return Piece(kind, "", piece.at, span)
        return Piece(kind, text, at, span)
