"""passages: headings, paragraphs and list items: prose with formulas, code and loose calculations
in it."""

from __future__ import annotations

from handgrad.document import Heading, Say
from handgrad.notation import Kind
from handgrad.read.pieces import loose, scope
from handgrad.read.pieces.desk import Desk
from handgrad.read.pieces.figures import Figure, figures
from handgrad.read.pieces.parts import plain, tidy
from handgrad.read.pieces.sheet import Offsets, Passage, Piece, cut
from handgrad.read.pieces.statements import Statement, is_lost, whole
from handgrad.read.pieces.tokens import tokens

# How much of the text around a place is looked at.
_NEAR = 200


def heading(desk: Desk, passage: Passage) -> None:
    desk.stitcher.cut()
    title = plain(passage.pieces)
    desk.scopes.heading(passage.level, title)
    desk.title = desk.title or title
    parts: list[str | Kind] = []
    index = len(desk.stitcher.blocks)
    for piece in passage.pieces:
        if piece.kind == "words":
            parts.append(piece.text)
        else:
            for one in desk.read(piece.text, piece.at, piece.kind):
                parts.append(whole(one) if one.links else one.bare)
                related = len(one.links) > 1 and scope.timed(piece.text, "", "", True) is None
                if related:
                    desk.stitcher.add(one, desk.scopes.now, "math", False, False)
    heading = Heading(
        span=passage.span, scope=desk.scopes.now, level=passage.level, parts=tidy(parts)
    )
    desk.stitcher.blocks.insert(index, heading)


def paragraph(desk: Desk, passage: Passage) -> None:
    parts: list[str | Kind] = []
    index = len(desk.stitcher.blocks)
    worded = False
    seen = ""
    pieces = passage.pieces
    for i, piece in enumerate(pieces):
        if piece.kind == "words":
            worded = worded or not piece.text.isspace()
            _words(desk, piece.text, piece.at, passage, parts, first=not seen.strip())
        else:
            after = pieces[i + 1].text if i + 1 < len(pieces) else ""
            rest = seen.strip() + after.strip() + ("…" if i + 2 < len(pieces) else "")
            alone = not rest.strip(" *_.") and passage.role == "text"
            short = len(piece.text) < 24 and piece.kind != "display"
            lead = scope.timed(piece.text, seen, after, alone) if short else None
            if lead is not None:
                desk.lead(lead)
                parts.append(piece.text)
            elif piece.kind == "code":
                _code(desk, piece, parts)
            else:
                desk.math(piece.text, piece.at, piece.kind, parts)
        seen = (seen + piece.text)[-_NEAR:]
    if worded:
        say = Say(span=passage.span, scope=desk.scopes.now, parts=tidy(parts))
        desk.stitcher.blocks.insert(index, say)


def _words(
    desk: Desk, text: str, at: Offsets, passage: Passage, parts: list[str | Kind], first: bool
) -> None:
    """Prose: leads, equation numbers, calculations without delimiters, claimed numbers."""
    for kind, value in scope.opening(text, first):
        if kind in dict(desk.scopes.now.lead):
            desk.stitcher.cut()
        desk.scopes.lead(kind, value)
    text = loose.repaired(text)
    if not any(char.isdigit() or char in "=≈→" for char in text):
        desk.stitcher.words(text)
        parts.append(text)
        return
    pieces = tokens(text, desk.reading.decimal_comma)
    found = loose.stretches(text, pieces)
    taken = [one.taken for one in found]
    claimed = figures(text, at, pieces, taken, desk.reading.decimal_comma, passage.role == "item")
    marks: list[loose.Stretch | Figure] = sorted([*found, *claimed], key=lambda mark: mark.start)
    begin = 0
    for mark in marks:
        start, end = mark.start, mark.end
        before = text[begin:start]
        desk.stitcher.words(before)
        parts.append(before)
        if isinstance(mark, Figure):
            parts.append(mark.link.body)
            one = Statement([mark.link], mark.link.span)
            desk.stitcher.add(one, desk.scopes.now, "prose", False, True)
        else:
            _loose(
                desk,
                text,
                at,
                mark,
                text[max(0, start - _NEAR) : start],
                text[end : end + _NEAR],
                parts,
            )
        begin = end
    desk.stitcher.words(text[begin:])
    parts.append(text[begin:])


def _loose(
    desk: Desk,
    text: str,
    at: Offsets,
    stretch: loose.Stretch,
    before: str,
    after: str,
    parts: list[str | Kind],
) -> None:
    """A calculation found in prose, unless it is a lead such as "t = 2:"."""
    inside, inside_at = cut(text, at, stretch.start, stretch.end)
    lead = scope.timed(inside, before, after, not before.strip() and not after.strip())
    if lead is not None:
        desk.lead(lead)
        parts.append(inside)
        return
    worded = before.rstrip()[-1:].isalpha()
    inside, inside_at, step = desk.stepped(inside, inside_at, worded)
    digits = any(char.isdigit() for char in inside)
    for one in desk.read(inside, inside_at, "loose"):
        one.own = stretch.left >= 0
        if stretch.tag:
            one.tag = stretch.tag
        if step is not None:
            one.step = step
        if is_lost(one):
            if not digits:
                parts.append(inside)
                continue
        desk.add(one, "prose", False, True)
        parts.append(whole(one) if one.links else one.bare)


def _code(desk: Desk, piece: Piece, parts: list[str | Kind]) -> None:
    """Backticks: a calculation as a whole, or claims inside; otherwise a word of the sentence."""
    text = loose.repaired(piece.text)
    if loose.calculation(text, desk.reading.decimal_comma):
        for one in desk.read(text, piece.at, "code"):
            desk.add(one, "code", False, False)
    else:
        desk.stitcher.words(" ")
        pieces = tokens(text, desk.reading.decimal_comma)
        end = 0
        for stretch in loose.stretches(text, pieces):
            desk.stitcher.words(text[end : stretch.start])
            for one in desk.read(*cut(text, piece.at, stretch.start, stretch.end), "code"):
                if one.complete:
                    desk.add(one, "code", False, True)
            end = stretch.end
        desk.stitcher.words(text[end:] + " ")
    parts.append(piece.text)
