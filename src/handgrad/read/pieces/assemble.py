"""assemble: the events of a page (passages, tables, comments) become a document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handgrad.document import Chain, Directive, Document, Heading, Parts, Say, Unreadable
from handgrad.errors import ReadError
from handgrad.notation import Kind, Name, children
from handgrad.read.pieces import loose, scope
from handgrad.read.pieces.directives import directives
from handgrad.read.pieces.figures import Figure, figures
from handgrad.read.pieces.lines import parts as line_parts
from handgrad.read.pieces.lines import uncommented
from handgrad.read.pieces.sheet import Aside, Event, Grid, Offsets, Passage, Piece, cut, place
from handgrad.read.pieces.statements import Reading, Statement, is_lost, statements, whole
from handgrad.read.pieces.stitch import Stitcher
from handgrad.read.pieces.tokens import tokens

# How much of the text around a place is looked at.
_NEAR = 200
# Code of these kinds holds settings, commands or markup, never a calculation by hand.
_NO_CALCULATION = frozenset(
    """json yaml yml toml xml html css bash sh shell console diff mermaid dot sql dockerfile makefile svg bibtex
    javascript js ts typescript""".split()
)


class Assembler:
    """Collects blocks in the order of the page."""

    def __init__(self, source: str, reading: Reading) -> None:
        self.reading = reading
        self.stitcher = Stitcher(source)
        self.scopes = scope.Scopes()
        self.directives: list[Directive] = []
        self.title = ""

    def event(self, event: Event) -> None:
        """Take one event."""
        match event:
            case Aside():
                self.directives += directives(event)
            case Grid():
                from handgrad.read.pieces.tables import table

                self.stitcher.cut()
                table(event, self)
                self.stitcher.cut()
            case Passage(role="heading"):
                self._heading(event)
            case Passage(role="lines"):
                self.stitcher.passage()
                self._lines(event)
            case _:
                self.stitcher.passage()
                self._passage(event)

    # -- headings and paragraphs

    def _heading(self, passage: Passage) -> None:
        self.stitcher.cut()
        title = plain(passage.pieces)
        self.scopes.heading(passage.level, title)
        self.title = self.title or title
        parts: list[str | Kind] = []
        index = len(self.stitcher.blocks)
        for piece in passage.pieces:
            if piece.kind == "words":
                parts.append(piece.text)
            else:
                for one in self._read(piece.text, piece.at, piece.kind):
                    parts.append(whole(one) if one.links else one.bare)
                    related = len(one.links) > 1 and scope.timed(piece.text, "", "", True) is None
                    if related:
                        self.stitcher.add(one, self.scopes.now, "math", False, False)
        heading = Heading(
            span=passage.span, scope=self.scopes.now, level=passage.level, parts=tidy(parts)
        )
        self.stitcher.blocks.insert(index, heading)

    def _passage(self, passage: Passage) -> None:
        parts: list[str | Kind] = []
        index = len(self.stitcher.blocks)
        worded = False
        seen = ""
        pieces = passage.pieces
        for i, piece in enumerate(pieces):
            if piece.kind == "words":
                worded = worded or not piece.text.isspace()
                self._words(piece.text, piece.at, passage, parts, first=not seen.strip())
            else:
                after = pieces[i + 1].text if i + 1 < len(pieces) else ""
                alone = len(pieces) == 1 or (i == len(pieces) - 1 and passage.role == "text")
                lead = scope.timed(piece.text, seen, after, alone) if len(piece.text) < 24 else None
                if lead is not None:
                    self.stitcher.cut()
                    self.scopes.lead(*lead)
                    parts.append(piece.text)
                elif piece.kind == "code":
                    self._code(piece, parts)
                else:
                    self._math(piece.text, piece.at, piece.kind, parts)
            seen = (seen + piece.text)[-_NEAR:]
        if worded:
            say = Say(span=passage.span, scope=self.scopes.now, parts=tidy(parts))
            self.stitcher.blocks.insert(index, say)

    def _words(
        self, text: str, at: Offsets, passage: Passage, parts: list[str | Kind], first: bool
    ) -> None:
        """Prose: leads, equation numbers, calculations without delimiters, claimed numbers."""
        for kind, value in scope.opening(text, first):
            if kind in dict(self.scopes.now.lead):
                self.stitcher.cut()
            self.scopes.lead(kind, value)
        text = loose.repaired(text)
        if not any(char.isdigit() or char in "=≈→" for char in text):
            self.stitcher.words(text)
            parts.append(text)
            return
        pieces = tokens(text)
        found = loose.stretches(text, pieces)
        taken = [(one.start, one.end) for one in found]
        claimed = figures(
            text, at, pieces, taken, self.reading.decimal_comma, passage.role == "item"
        )
        marks = sorted([(one.start, one.end, one, None) for one in found] +
                       [(one.start, one.end, None, one) for one in claimed], key=lambda m: m[:2])  # fmt: skip
        begin = 0
        for start, end, stretch, figure in marks:
            before = text[begin:start]
            self.stitcher.words(before)
            parts.append(before)
            if figure is not None:
                parts.append(figure.link.body)
                one = Statement([figure.link], figure.link.span)
                self.stitcher.add(one, self.scopes.now, "prose", False, True)
            elif stretch is not None:
                self._loose(text, at, stretch, text[max(0, start - _NEAR) : start], text[end : end + _NEAR], parts)
            begin = end
        self.stitcher.words(text[begin:])
        parts.append(text[begin:])

    def _loose(
        self, text: str, at: Offsets, stretch: loose.Stretch, before: str, after: str, parts: list[str | Kind]
    ) -> None:
        """A calculation found in prose, unless it is a lead such as "t = 2:"."""
        inside, inside_at = cut(text, at, stretch.start, stretch.end)
        lead = scope.timed(inside, before, after, not before.strip() and not after.strip())
        if lead is not None:
            self.stitcher.cut()
            self.scopes.lead(*lead)
            parts.append(inside)
            return
        step = _step(inside, before)
        if step is not None:
            inside, inside_at = cut(inside, inside_at, step[2], len(inside))
            self.stitcher.words(f" {step[0]} = {step[1]}")
        for one in self._read(inside, inside_at, "loose"):
            if stretch.tag:
                one.tag = stretch.tag
            if step is not None:
                one.step = (step[0], step[1])
            if is_lost(one):
                if not any(char.isdigit() for char in inside):
                    parts.append(inside)
                    continue
            self._add(one, "prose", False, True)
            parts.append(whole(one) if one.links else one.bare)

    # -- formulas

    def _read(self, text: str, at: Offsets, kind: str) -> list[Statement]:
        language = "latex" if kind in ("math", "display") else "plain"
        try:
            return statements(text, at, language, self.reading)
        except ReadError as error:
            start, end = place(at, 0), place(at, max(0, len(text) - 1)) + 1
            lost = Unreadable(
                span=(start, end), scope=self.scopes.now, text=text[:200], reason=error.message
            )
            self.stitcher.block(lost)
            return []

    def _math(self, text: str, at: Offsets, kind: str, parts: list[str | Kind]) -> None:
        display = kind == "display"
        step = _step(text, "a") if self.stitcher.ends_in_word() else None
        if step is not None:
            text, at = cut(text, at, step[2], len(text))
            self.stitcher.words(f" {step[0]} = {step[1]}")
        read = self._read(text, at, kind)
        if step is not None and read:
            read[0].step = (step[0], step[1])
        for one in read:
            self._add(one, "math", display, False)
            parts.append(whole(one) if one.links else one.bare)
            parts.append(", ")
        if read:
            parts.pop()
        else:
            parts.append(text)

    def _add(self, one: Statement, context: str, display: bool, is_loose: bool) -> None:
        self.stitcher.add(one, self.scopes.with_step(one.step), context, display, is_loose)

    def _code(self, piece: Piece, parts: list[str | Kind]) -> None:
        """Backticks: a calculation as a whole, or claims inside; otherwise a word of the sentence."""
        text = loose.repaired(piece.text)
        if loose.calculation(text):
            for one in self._read(text, piece.at, "code"):
                self._add(one, "code", False, False)
        else:
            self.stitcher.words(" ")
            pieces = tokens(text)
            end = 0
            for stretch in loose.stretches(text, pieces):
                self.stitcher.words(text[end : stretch.start])
                for one in self._read(*cut(text, piece.at, stretch.start, stretch.end), "code"):
                    if one.complete:
                        self._add(one, "code", False, True)
                end = stretch.end
            self.stitcher.words(text[end:] + " ")
        parts.append(piece.text)

    # -- code and plain lines

    def _lines(self, passage: Passage) -> None:
        if passage.language.lower() in _NO_CALCULATION:
            return
        for piece in passage.pieces:
            if piece.kind != "words":
                self._math(piece.text, piece.at, piece.kind, [])
                continue
            for text, at in line_parts(piece):
                (text, at), comment = uncommented(text, at) if passage.language else ((text, at), None)
                self.stitcher.line()
                self._line(text, at, bool(passage.language))
                if comment is not None:
                    self._line(*comment, True)

    def _line(self, text: str, at: Offsets, program: bool) -> None:
        """One calculation line; what a program says and mathematics does not is passed over."""
        text = loose.repaired(text)
        for kind, value in scope.opening(text, True):
            self.stitcher.cut()
            self.scopes.lead(kind, value)
        pieces = tokens(text)
        found = loose.stretches(text, pieces, expressions=True)
        if not program:
            taken = [(one.start, one.end) for one in found]
            claimed = figures(text, at, pieces, taken, self.reading.decimal_comma, True)
            if not found:
                words = tidy([text])
                if any(char.isalpha() for char in text):
                    span = (place(at, 0), place(at, len(text) - 1) + 1)
                    self.stitcher.block(Say(span=span, scope=self.scopes.now, parts=words))
        else:
            claimed = []
        end = 0
        for stretch in found:
            end = self._claimed(text, claimed, end, stretch.start)
            before = text[end : stretch.start]
            self.stitcher.words(before)
            inside, inside_at = cut(text, at, stretch.start, stretch.end)
            end = stretch.end
            lead = scope.timed(inside, before, text[end:], not before.strip() and text[end:].lstrip()[:1] == ":")
            if lead is not None:
                self.stitcher.cut()
                self.scopes.lead(*lead)
                continue
            step = _step(inside, before)
            if step is not None:
                inside, inside_at = cut(inside, inside_at, step[2], len(inside))
            for one in self._read(inside, inside_at, "code"):
                if program and _instruction(one):
                    continue
                one.tag = one.tag or stretch.tag
                if step is not None:
                    one.step = (step[0], step[1])
                self._add(one, "code", False, True)
        end = self._claimed(text, claimed, end, len(text))
        self.stitcher.words(text[end:])

    def _claimed(self, text: str, claimed: list[Figure], end: int, until: int) -> int:
        """Take the claimed numbers that stand before `until`."""
        while claimed and claimed[0].start < until:
            figure = claimed.pop(0)
            self.stitcher.words(text[end : figure.start])
            one = Statement([figure.link], figure.link.span)
            self.stitcher.add(one, self.scopes.now, "prose", False, True)
            end = figure.end
        return end


def _instruction(one: Statement) -> bool:
    """Whether a line of a program only tells the machine something: it cannot be read, or updates its own left side."""
    if not one.links or not one.complete:
        return True
    first = one.links[0]
    if first.sign or not isinstance(first.body, Name) or len(one.links) < 2:
        return False
    return any(_holds(link.body, first.body) for link in one.links[1:])


def _holds(kind: Kind, name: Name) -> bool:
    return kind == name or any(_holds(child, name) for child in children(kind))


_STEP = re.compile(r"\s*([tτkn])\s*=\s*([0-9]{1,4})\s*(?==|≈|\\approx)")


def _step(inside: str, before: str) -> tuple[str, str, int] | None:
    """ "Error at t = 1 = |…|": the words go on into `t = 1`, which is no link; returns name, value and where to go on."""
    found = _STEP.match(inside)
    if found is None or not before.strip() or not before.rstrip()[-1:].isalpha():
        return None
    return found.group(1), found.group(2), found.end()


def tidy(parts: list[str | Kind]) -> Parts:
    """Neighbouring words as one string, white space single."""
    result: list[str | Kind] = []
    for part in parts:
        if isinstance(part, str):
            words = " ".join(part.split())
            if part[:1].isspace():
                words = " " + words
            if part[-1:].isspace() and words.strip():
                words += " "
            if result and isinstance(result[-1], str):
                result[-1] = (result[-1] + words).replace("  ", " ")
            elif words.strip():
                result.append(words)
            elif words and result:
                result.append(" ")
        else:
            result.append(part)
    if result and isinstance(result[0], str):
        result[0] = result[0].lstrip()
    if result and isinstance(result[-1], str):
        result[-1] = result[-1].rstrip()
    return tuple(part for part in result if part != "")


def plain(pieces: Iterable[Piece]) -> str:
    """Pieces as one line of words."""
    words = " ".join("".join(piece.text for piece in pieces).split())
    return words.strip(" *_#")


def assemble(events: Iterable[Event], source: str, path: str, name: str, reading: Reading) -> Document:
    """All events of a page as a document."""
    assembler = Assembler(source, reading)
    for event in events:
        assembler.event(event)
    return Document(
        blocks=assembler.stitcher.finish(),
        title=assembler.title,
        path=path,
        format=name,
        text=source,
        directives=tuple(assembler.directives),
    )


__all__ = ["Assembler", "Chain", "assemble"]
