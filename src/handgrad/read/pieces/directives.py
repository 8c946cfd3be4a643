"""directives: instructions to handgrad in comments and front matter.

`<!-- handgrad: problem lstm.yaml -->`, `% handgrad: ignore HG102`, and in front matter `handgrad:
{problem: lstm.yaml}`.
"""

from __future__ import annotations

import re

from handgrad.document import Directive
from handgrad.late import late
from handgrad.read.pieces.sheet import Aside, Passage, Piece, place

_COMMENT = late(r"\s*handgrad\s*:\s*([A-Za-z][\w-]*)[ \t:=]*([^\n]*?)\s*$")
# In lines of text and code; `//` and `--` begin comments of other languages.
_HASH = late(r"(?:#|//|(?<!!)--|%)[ \t]*(handgrad[ \t]*:[^\n]*)")
_FRONT = late(r"^handgrad[ \t]*:[ \t]*(\{[^\n]*\})?[ \t]*$", re.MULTILINE)
_PAIR = late(r"^[ \t]+([A-Za-z][\w-]*)[ \t]*:[ \t]*([^\n]*?)[ \t]*$", re.MULTILINE)
_INLINE = late(r"([A-Za-z][\w-]*)\s*:\s*(\[[^\[\]]*\]|[^,{}\[\]]+)")
_NEXT_KEY = late(r"^[^\s#]", re.MULTILINE)


def directives(aside: Aside) -> list[Directive]:
    """What a comment asks for, [] for an ordinary comment."""
    if aside.front:
        return _front(aside)
    found = _COMMENT.match(aside.text)
    if found is None:
        return []
    begin = len(aside.text) - len(aside.text.lstrip())
    span = (aside.at + begin, aside.at + len(aside.text.rstrip()))
    return [Directive(found.group(1), found.group(2), span)]


def of_lines(passage: Passage) -> tuple[Passage, list[Directive]]:
    """What comments (`# handgrad: …`) in a run of lines ask for, and the lines without them."""
    pieces: list[Piece] = []
    found: list[Directive] = []
    for piece in passage.pieces:
        text = piece.text
        if piece.kind == "words" and "handgrad" in text:
            for comment in _HASH.finditer(text):
                start, end = comment.start(1), comment.end(1)
                span = (place(piece.at, start), place(piece.at, end - 1) + 1)
                found += [
                    Directive(d.verb, d.argument, span) for d in directives(Aside(comment[1], 0))
                ]
                blank = " " * (comment.end() - comment.start())
                text = text[: comment.start()] + blank + text[comment.end() :]
            piece = Piece(piece.kind, text, piece.at, piece.span)
        pieces.append(piece)
    return Passage(
        passage.role, tuple(pieces), passage.span, passage.level, passage.language
    ), found


def _front(aside: Aside) -> list[Directive]:
    """The `handgrad` key of front matter, as a mapping on one line or indented below it; lists give
    one directive each."""
    found = _FRONT.search(aside.text)
    if found is None:
        return []
    if found.group(1):
        pairs = [(m, found.start(1)) for m in _INLINE.finditer(found.group(1))]
    else:
        stop = _NEXT_KEY.search(aside.text, found.end() + 1)
        body = aside.text[found.end() : stop.start() if stop else len(aside.text)]
        pairs = [(m, found.end()) for m in _PAIR.finditer(body)]
    result = []
    for match, base in pairs:
        span = (aside.at + base + match.start(), aside.at + base + match.end())
        for value in match.group(2).strip().strip("[]").split(","):
            if value.strip():
                result.append(Directive(match.group(1), value.strip().strip("'\""), span))
    return result
