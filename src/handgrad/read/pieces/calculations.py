"""calculations: the lines of code blocks and plain text, each of which may be a calculation."""

from __future__ import annotations

from handgrad.document import Say
from handgrad.late import late
from handgrad.notation import Kind, Name, children
from handgrad.read.pieces import loose, scope
from handgrad.read.pieces.desk import Desk
from handgrad.read.pieces.figures import Figure, figures
from handgrad.read.pieces.lines import parts, uncommented
from handgrad.read.pieces.parts import tidy
from handgrad.read.pieces.sheet import Offsets, Passage, cut, place
from handgrad.read.pieces.statements import Statement
from handgrad.read.pieces.tokens import tokens

# Code of these kinds holds settings, commands or markup, never a calculation by hand.
_NO_CALCULATION = frozenset(
    """json yaml yml toml xml html css bash sh shell console diff mermaid dot sql dockerfile
    makefile svg bibtex javascript js ts typescript""".split()
)


# "σ′ = σ·(1 − σ)" beside a line says why, and claims nothing.
_RULE_OF_THUMB = late(r"\w{1,8}[′'](?:\([^()]{1,9}\))?\s*=\s*[^\d.]*(?:\d[^\d.]*)*$")


def lines(desk: Desk, passage: Passage) -> None:
    if passage.language.lower() in _NO_CALCULATION:
        return
    for piece in passage.pieces:
        if piece.kind != "words":
            desk.math(piece.text, piece.at, piece.kind, [])
            continue
        for text, at, beside in parts(piece):
            (text, at), comment = uncommented(text, at) if passage.language else ((text, at), None)
            if beside and _RULE_OF_THUMB.match(text):
                desk.stitcher.remark(text)
                continue
            desk.stitcher.line()
            _line(desk, text, at, bool(passage.language))
            if comment is not None:
                _line(desk, *comment, True)


def _line(desk: Desk, text: str, at: Offsets, program: bool) -> None:
    """One calculation line; what a program says and mathematics does not is passed over."""
    text = loose.repaired(text)
    for kind, value in scope.opening(text, True):
        desk.lead((kind, value))
    pieces = tokens(text, desk.reading.decimal_comma)
    found = loose.stretches(text, pieces, expressions=True)
    if not program:
        taken = [one.taken for one in found]
        claimed = figures(text, at, pieces, taken, desk.reading.decimal_comma, True)
        if not found:
            words = tidy([text])
            if any(char.isalpha() for char in text):
                span = (place(at, 0), place(at, len(text) - 1) + 1)
                desk.stitcher.block(Say(span=span, scope=desk.scopes.now, parts=words))
    else:
        claimed = []
    end = 0
    for stretch in found:
        end = _claimed(desk, text, claimed, end, stretch.start)
        before = text[end : stretch.start]
        desk.stitcher.words(before)
        inside, inside_at = cut(text, at, stretch.start, stretch.end)
        end = stretch.end
        lead = scope.timed(
            inside, before, text[end:], not before.strip() and text[end:].lstrip()[:1] == ":"
        )
        if lead is not None:
            desk.lead(lead)
            continue
        worded = before.rstrip()[-1:].isalpha()
        inside, inside_at, step = desk.stepped(inside, inside_at, worded)
        for one in desk.read(inside, inside_at, "code"):
            if program and _instruction(one):
                continue
            one.tag = one.tag or stretch.tag
            one.own = stretch.left >= 0
            if step is not None:
                one.step = step
            desk.add(one, "code", False, True)
    end = _claimed(desk, text, claimed, end, len(text))
    desk.stitcher.words(text[end:])


def _claimed(desk: Desk, text: str, claimed: list[Figure], end: int, until: int) -> int:
    """Take the claimed numbers that stand before `until`."""
    while claimed and claimed[0].start < until:
        figure = claimed.pop(0)
        desk.stitcher.words(text[end : figure.start])
        one = Statement([figure.link], figure.link.span)
        desk.stitcher.add(one, desk.scopes.now, "prose", False, True)
        end = figure.end
    return end


def _instruction(one: Statement) -> bool:
    """Whether a line of a program only tells the machine something: it cannot be read, or updates
    its own left side."""
    if not one.links or not one.complete:
        return True
    first = one.links[0]
    if first.sign or not isinstance(first.body, Name) or len(one.links) < 2:
        return False
    return any(_holds(link.body, first.body) for link in one.links[1:])


def _holds(kind: Kind, name: Name) -> bool:
    return kind == name or any(_holds(child, name) for child in children(kind))
