"""markdown: Markdown, scanned pages included, cut into passages, tables, code and comments.

A scanner of our own instead of a Markdown library: those give line numbers and no offsets inside a
paragraph, take the `*` and `_` of formulas for emphasis, and cost more start-up time than the whole
check. Blocks are found line by line; what stands inside them is the work of `pieces.inline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handgrad.late import late
from handgrad.read.pieces import pipes
from handgrad.read.pieces.inline import Inline
from handgrad.read.pieces.sheet import Aside, Event, Passage, Sheet

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")

_ATX = late(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_FENCE = late(r"\s*(`{3,}|~{3,})\s*\{?\.?([\w+-]*)[^`]*$")
_ITEM = late(r"\s*(?:[-+*•]|\d{1,9}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_QUOTE = late(r"\s*(?:>[ \t]?)+")
_RULE = late(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$")
_OPENERS = late(r"\$\$|\\\[|\\begin\s*\{([A-Za-z]+\*?)\}|<!--")
_FORMULA = late(r"\$|\\\[|\\\(|\\begin")
_SCRIPT = late(r"\s*<(script|style)[\s>]", re.IGNORECASE)
_TABLE = late(r"\s*<table[\s>]", re.IGNORECASE)


def events(text: str) -> Iterator[Event]:
    """The passages, tables and comments of a Markdown page."""
    return _Blocks(text).run()


class _Blocks:
    """The block scanner: lines as (start, end) offsets, one reading position."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sheet = Sheet(text)
        self.inline = Inline(self.sheet)
        self.lines: list[tuple[int, int]] = []
        begin = 0
        for line in text.splitlines(keepends=True) if "\r" not in text else _split(text):
            self.lines.append((begin, begin + len(line.rstrip("\r\n"))))
            begin += len(line)
        self.row = 0
        self.missing: set[str] = set()
        self.in_list = False

    def run(self) -> Iterator[Event]:
        yield from self._front()
        while self.row < len(self.lines):
            start, end = self.lines[self.row]
            line = self.text[start:end]
            if not line.strip():
                self.row += 1
                continue
            yield from self._block(line, start, end)
            if self.inline.asides:
                yield from self.inline.asides
                self.inline.asides.clear()

    def _block(self, line: str, start: int, end: int) -> Iterator[Event]:
        atx = _ATX.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if (line[:1] != "\t" and indent < 4) or self.in_list:
            indent = 0 if line[:1] != "\t" or self.in_list else 4
        if atx is not None:
            self.in_list = False
            self.row += 1
            stop = start + len(line.rstrip().rstrip("#").rstrip())
            pieces = self.inline.pieces(start + atx.end(), max(stop, start + atx.end()))
            yield Passage("heading", pieces, (start, end), level=len(atx.group(1)))
        elif _FENCE.match(line):
            yield from self._fence(line, start)
        elif (indent >= 4 or line[:1] == "\t") and not self.in_list and not _FORMULA.search(line):
            yield self._indented()
        elif _RULE.match(line) and not line.lstrip().startswith("=  "):
            self.row += 1
        elif line.lstrip().startswith("<!--"):
            yield from self._comment(start)
        elif line.strip() == "[" and self._bracketed() is not None:
            yield from self._bare_display(start)
        elif _SCRIPT.match(line):
            self._skip(start)
        elif _TABLE.match(line):
            yield from self._html_table(start)
        elif "|" in line and pipes.is_table(self.text, self.lines, self.row):
            self.in_list = False
            grid, self.row = pipes.table(self.text, self.lines, self.row, self.inline)
            yield grid
        elif "\t" in line.strip() and pipes.is_tabbed(self.text, self.lines, self.row):
            grid, self.row = pipes.tabbed(self.text, self.lines, self.row, self.inline)
            yield grid
        else:
            yield from self._paragraph()

    # -- front matter, comments, code

    def _front(self) -> Iterator[Event]:
        if not self.lines or self.text[: self.lines[0][1]].strip() != "---":
            return
        for row in range(1, min(len(self.lines), 200)):
            start, end = self.lines[row]
            if self.text[start:end].rstrip() in ("---", "..."):
                self.row = row + 1
                begin = self.lines[1][0]
                yield Aside(self.text[begin:start], begin, front=True)
                return

    def _comment(self, start: int) -> Iterator[Event]:
        begin = self.text.index("<!--", start)
        close = self.text.find("-->", begin)
        if close < 0:
            self.row += 1
            return
        yield Aside(self.text[begin + 4 : close], begin + 4)
        self.sheet.blank(begin, close + 3)
        while self.row < len(self.lines) and self.lines[self.row][1] <= close + 3:
            self.row += 1
        if self.row < len(self.lines) and self.lines[self.row][0] < close + 3:
            stop = self.lines[self.row][1]
            self.row += 1
            yield Passage("text", self.inline.pieces(close + 3, stop), (close + 3, stop))

    def _bracketed(self) -> int | None:
        """The row of the `]` that ends a display whose `\\\\[` lost its backslash."""
        for row in range(self.row + 1, min(self.row + 30, len(self.lines))):
            line = self.text[slice(*self.lines[row])].strip()
            if line.rstrip(".,;") == "]":
                return row
            if not line:
                return None
        return None

    def _bare_display(self, start: int) -> Iterator[Event]:
        last = self._bracketed() or self.row
        inside, end = self.lines[self.row][1], self.lines[last][0]
        self.row = last + 1
        span = (start, self.lines[last][1])
        yield Passage("text", (self.sheet.piece("display", inside, end, span),), span)

    def _fence(self, line: str, start: int) -> Iterator[Event]:
        opening = _FENCE.match(line)
        assert opening is not None
        mark, language = opening.group(1), opening.group(2)
        first = self.row = self.row + 1
        while self.row < len(self.lines):
            row_start, row_end = self.lines[self.row]
            inside = self.text[row_start:row_end].strip()
            if inside.startswith(mark) and not inside.strip(mark[0]):
                break
            self.row += 1
        last = self.row
        self.row += 1
        if first >= last or first >= len(self.lines):
            return
        begin, end = self.lines[first][0], self.lines[min(last, len(self.lines)) - 1][1]
        kind = "display" if language in ("math", "latex", "tex", "katex") else "words"
        piece = self.sheet.piece(kind, begin, end)
        role = "text" if kind == "display" else "code"
        known = "" if language in ("", "text", "txt", "plain", "plaintext", "output") else language
        yield Passage(role, (piece,), (start, end), language=known)

    def _indented(self) -> Event:
        begin = self.lines[self.row][0]
        end = begin
        while self.row < len(self.lines):
            start, stop = self.lines[self.row]
            line = self.text[start:stop]
            if line.strip() and not line.startswith(("    ", "\t")):
                break
            if line.strip():
                end = stop
            self.row += 1
        return Passage("code", (self.sheet.piece("words", begin, end),), (begin, end))

    # -- HTML

    def _skip(self, start: int) -> None:
        """Pass over a script or style sheet."""
        found = _SCRIPT.match(self.text, start)
        close = self.text.find(f"</{found.group(1)}", start) if found else -1
        while self.row < len(self.lines) and self.lines[self.row][0] <= max(close, start):
            self.row += 1

    def _html_table(self, start: int) -> Iterator[Event]:
        from handgrad.read.html import within

        close = self.text.lower().find("</table>", start)
        end = close + 8 if close >= 0 else self.lines[self.row][1]
        yield from within(self.sheet, start, end)
        while self.row < len(self.lines) and self.lines[self.row][0] < end:
            self.row += 1

    # -- paragraphs and items

    def _paragraph(self) -> Iterator[Event]:
        """Lines up to a blank one, or to a line that begins something else; formulas may hold blank
        lines."""
        start, end = self.lines[self.row]
        span = (start, end)
        quote = _QUOTE.match(self.text, start, end)
        inside = start
        if quote is not None:
            self.sheet.blank(start, quote.end())
            inside = quote.end()
        item = _ITEM.match(self.text, inside, end)
        role = "text"
        if item is not None:
            role, inside, self.in_list = "item", item.end(), True
        elif self.text[start:end][:1] not in " \t":
            self.in_list = False
        at = inside
        while True:
            at = self._past_openers(at, self.lines[self.row][1])
            while self.row < len(self.lines) and self.lines[self.row][1] < at:
                self.row += 1
            end = self.lines[min(self.row, len(self.lines) - 1)][1]
            self.row += 1
            if self.row >= len(self.lines):
                break
            if at > self.lines[self.row][0]:
                continue
            start, stop = self.lines[self.row]
            line = self.text[start:stop]
            if not line.strip():
                break
            if _RULE.match(line) and role == "text" and set(line.strip()) <= set("=-"):
                self.row += 1
                level = 1 if "=" in line else 2
                yield Passage(
                    "heading", self.inline.pieces(inside, end), (span[0], stop), level=level
                )
                return
            if self._begins(line):
                break
            quote = _QUOTE.match(line)
            if quote is not None and quote.group().strip():
                self.sheet.blank(start, start + quote.end())
            at = start
        yield Passage(role, self.inline.pieces(inside, end), (span[0], end))

    def _begins(self, line: str) -> bool:
        """Whether a line begins a block of its own although no blank line stands before it."""
        if _ATX.match(line) or _FENCE.match(line) or _TABLE.match(line):
            return True
        if line.lstrip().startswith("<!--") or _RULE.match(line):
            return True
        if _ITEM.match(line) and not re.match(r"\s*[-+*]\s*[\d(.]", line):
            return True
        if _ITEM.match(
            line
        ):  # "- 3 …" below an item is an item, below a formula it goes on with it
            return self.in_list
        if "\t" in line.strip() and pipes.is_tabbed(self.text, self.lines, self.row):
            return True
        return line.lstrip().startswith("|") and pipes.is_table(self.text, self.lines, self.row)

    def _past_openers(self, at: int, end: int) -> int:
        """The end of a line, or of a display formula or comment that begins on it."""
        while True:
            opener = _OPENERS.search(self.text, at, end)
            if opener is None:
                return end
            what = opener.group()
            closing = {"$$": "$$", "\\[": "\\]", "<!--": "-->"}.get(
                what
            ) or f"\\end{{{opener.group(1)}}}"
            if closing in self.missing:
                at = opener.end()
                continue
            close = self.text.find(closing, opener.end())
            if close < 0:
                self.missing.add(closing)
                at = opener.end()
                continue
            at = close + len(closing)
            if at > end:
                end = self.text.find("\n", at)
                end = len(self.text) if end < 0 else end
                if self.text[end - 1 : end] == "\r":
                    end -= 1


def _split(text: str) -> list[str]:
    """Lines with their ends, for pages that use carriage returns."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text)
