"""lexer: text → tokens, in one pass over one regular expression.

A token is a tuple (type, value, start, end, glued): offsets are absolute, `glued` tells whether
nothing stood between it
and the token before. What separates claims on paper (a wide gap, `\\quad`, `&`, a line break)
becomes a separator only where
the formula does not visibly go on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from handgrad.parse import lexemes, numbers
from handgrad.parse.patterns import pattern
from handgrad.parse.symbols import TABLE, TRANSPARENT
from handgrad.parse.words import FUNCTIONS, PROSE, QUANTITIES, VERSIONS

Token = tuple[str, Any, int, int, bool]

# Types after which a gap separates nothing, and types before which the formula goes on.
_OPENING = frozenset(
    (
        "rel op / sign sep ( [ { set frac sqrt √ style accent & row begin |( ‖( ∂ ∇ not stack "
        "xarrow"
    ).split()
)
_GOING_ON = frozenset("rel op / sign ) ] } tes ^ _ sub sep )| )‖ stop eof supr % xarrow".split())
_OPEN = frozenset("( [ { set".split())
_CLOSE = frozenset(") ] } tes".split())


_WIDE = frozenset(["\t", "\n", " \n", "\n ", "\t ", " \t"])
_SPECIAL = frozenset("space run begin end soft line & thousands dims pairs text".split())


def tokens(
    text: str,
    language: str,
    *,
    base: int = 0,
    positions: Sequence[int] | None = None,
    decimal_comma: bool = False,
    declared: frozenset[str] = frozenset(),
) -> list[Token]:
    """The tokens of one formula, closed by 'eof' tokens.

    >>> [token[:2] for token in tokens("x_1 = 0.5", "plain")][:5]
    [('name', 'x'), ('sub', ('1',)), ('rel', '='), ('num', '0.5'), ('eof', '')]
    """
    pieces = pattern(language, decimal_comma, "\\" in text)(text)
    found: list[Token] = []
    append, meaning_of = found.append, TABLE.get
    at, glued, depth = base, False, 0
    pending: Token | None = None
    latex = language == "latex"
    matrices: list[bool] = []
    lines = not latex and "\n" in text
    for number, lexeme in enumerate(pieces):
        if lexeme == " ":
            glued = False
            at += 1
            continue
        stop = at + len(lexeme)
        meaning = meaning_of(lexeme)
        if meaning is None:
            meaning = lexemes.meaning(lexeme, latex, decimal_comma)
        kind, value = meaning
        if kind in _SPECIAL:
            if kind == "space":
                glued = False
                if not latex and lexeme.isspace() and (len(lexeme) > 2 or lexeme in _WIDE):
                    kind = "line" if "\n" in lexeme else "soft"
                    if kind == "line" and depth:
                        kind = "space"
                if kind == "space":
                    at = stop
                    continue
            if kind == "run":
                following = pieces[number + 1] if number + 1 < len(pieces) else ""
                _letters(append, lexeme, following, at, glued, declared, pending)
                pending, glued, at = None, True, stop
                continue
            if kind == "begin":
                if value in TRANSPARENT:
                    glued, at = False, stop
                    continue
                matrices.append(True)
            elif kind == "end":
                if value in TRANSPARENT:
                    glued, at = False, stop
                    continue
                if matrices:
                    matrices.pop()
            elif kind in ("soft", "line", "&"):
                glued = False
                if matrices and kind != "soft":
                    append(("row" if kind == "line" else "&", "", at, stop, False))
                elif pending is None and found and found[-1][0] not in _OPENING:
                    pending = ("sep", kind, at, stop, False)
                at = stop
                continue
            elif kind == "text":
                if _is_prose(value) and (
                    (found and found[-1][0] not in _OPENING) or value.strip() == ""
                ):
                    kind = "prose"
                    value = value.strip()
            elif kind == "pairs":
                if lexeme in declared:
                    kind = "name"
                else:
                    _pairs(append, lexeme, at, glued, pending)
                    pending, glued, at = None, True, stop
                    continue
            elif kind == "dims":
                _dimensions(append, lexeme, at, glued)
                pending, glued, at = None, True, stop
                continue
            elif kind == "thousands":
                kind = "num"
                if numbers.is_list(pieces, number):
                    _split_list(append, lexeme, at, glued)
                    pending, glued, at = None, True, stop
                    continue
        if pending is not None:
            if kind not in _GOING_ON:
                append(pending)
            pending = None
        if decimal_comma and kind == "sep":
            value = ","
        if lines:
            depth += (kind in _OPEN) - (kind in _CLOSE)
        if kind == "num" and not latex and len(found) > 1 and found[-1][1] in ("x", "X"):
            times = found[-1]
            if found[-2][0] == "num" and times[0] == "name":
                found[-1] = ("op", "×", *times[2:])  # 3 x 4
        append((kind, value, at, stop, glued))
        glued = True
        at = stop
    found += [("eof", "", at, at, False)] * 4  # rules look ahead without asking
    if positions is not None:
        return _mapped(found, positions)
    return found


def is_one_name(run: str, following: str, declared: frozenset[str]) -> bool:
    """Does a run of letters in LaTeX stand for one name? Declared and known words do, and whole
    words.
    """
    letters = run.rstrip("0123456789")
    if len(letters) == 1 or run in declared or letters in QUANTITIES or run in QUANTITIES:
        return True
    if run in VERSIONS and len(run) > 2:
        return True
    if len(letters) == 2 and letters[0] == "d" and letters not in ("dd",):
        return True  # dw, dL: a differential
    if not (letters.islower() or (letters[0].isupper() and letters[1:].islower())):
        return False
    return len(letters) > 3 or (len(letters) == 3 and following[:1] in ("_", "{"))


def _letters(
    append: Callable[[Token], None],
    run: str,
    following: str,
    at: int,
    glued: bool,
    declared: frozenset[str],
    pending: Token | None,
) -> None:
    """A run of letters in LaTeX: one name, a function, prose, or a product of letters."""
    if pending is not None:
        append(pending)
    if run in FUNCTIONS and run not in declared:
        append(("fun", run, at, at + len(run), glued))
    elif run == "if" or (run in PROSE and len(run) > 2 and run not in declared):
        append(("prose", run, at, at + len(run), glued))
    elif is_one_name(run, following, declared):
        append(("name", run, at, at + len(run), glued))
    else:
        letters = run.rstrip("0123456789")
        for place, letter in enumerate(letters[:-1]):
            append(("name", letter, at + place, at + place + 1, glued))
            glued = True
        last = len(letters) - 1
        append(("name", run[last:], at + last, at + len(run), True))


def _split_list(append: Callable[[Token], None], lexeme: str, at: int, glued: bool) -> None:
    """`1,200` where the comma separates list items."""
    for piece in re.split("(,)", lexeme):
        kind = "sep" if piece == "," else "num"
        append((kind, piece, at, at + len(piece), glued))
        at, glued = at + len(piece), True


def _pairs(
    append: Callable[[Token], None], lexeme: str, at: int, glued: bool, pending: Token | None
) -> None:
    """`w1x1` in plain text: w1 · x1."""
    if pending is not None:
        append(pending)
    for piece in re.findall(r"[A-Za-z][0-9]+", lexeme):
        append(("name", piece, at, at + len(piece), glued))
        at, glued = at + len(piece), True


def _is_prose(words: str) -> bool:
    """Are the words of a \\text behind an operand prose, and not a factor?"""
    bare = words.strip()
    first = bare.partition(" ")[0].rstrip(",.:").lower()
    return words[:1].isspace() or first in PROSE or not bare or bare[0] in "(,.;:)"


def _dimensions(append: Callable[[Token], None], lexeme: str, at: int, glued: bool) -> None:
    """`6x6x256`: a product of sizes."""
    for piece in re.split("(x)", lexeme):
        append(
            ("op", "×", at, at + 1, glued)
            if piece == "x"
            else ("num", piece, at, at + len(piece), glued)
        )
        at, glued = at + len(piece), True


def _mapped(found: list[Token], positions: Sequence[int]) -> list[Token]:
    """Tokens whose offsets are those of the source a cleaned text came from."""
    last = positions[-1] + 1 if len(positions) else 0
    return [
        (
            kind,
            value,
            positions[start] if start < len(positions) else last,
            positions[end - 1] + 1 if 0 < end <= len(positions) and end > start else last,
            glued,
        )
        for kind, value, start, end, glued in found
    ]
