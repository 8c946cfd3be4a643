"""chains: several claims in one formula, and what stands in brackets."""

from __future__ import annotations

from handgrad.notation import Fraction, Kind, Name, Number, Sequence, Text
from handgrad.parse.conditions import conditional
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import ANY, Reading, expression
from handgrad.parse.relations import CLOSERS, chain, comma, is_decimal, unended
from handgrad.parse.words import IF

# Tokens that begin no bare expression: where brackets begin with one of them, claims are read.
NO_START = frozenset("sep rel xarrow stop colon prose text eof ) ] } tes | ⌋ ⌉".split())


def claims(
    p: Reading, items: list[Kind], rows: list[int] | None = None, first: Kind | None = None
) -> str:
    """Read items up to a closing token into `items`; returns the commas and semicolons met, with an
    apostrophe for a comma between digits that might be a decimal one.

    `rows` receives how many items stood before each semicolon; `first` begins the first item if it
    has been read.
    """
    tokens = p.tokens
    met = ""
    while True:
        token = tokens[p.at]
        kind = token[0]
        if kind == "sep" and first is None:
            tight = token[1] == "," and is_decimal(tokens, p.at)
            if tight and not p.depth:
                raise comma(p, token)
            p.at += 1
            if token[1] in ",;":
                met += "'" if tight else token[1]
                if rows is not None and token[1] == ";":
                    rows.append(len(items))
        elif first is None and (kind == "eof" or kind in CLOSERS):
            return met
        elif first is not None:
            items.append(chain(p, first))
            first = None
            met += _behind(p, items)
        elif kind == "stop" or kind == "colon":
            _stop(p, token, items)
        elif kind == "prose" and token[1] in IF and items and type(items[-1]) is not Text:
            items[-1] = conditional(p, items[-1])
        else:
            items.append(chain(p))
            met += _behind(p, items)


def _behind(p: Reading, items: list[Kind]) -> str:
    """Behind an item something must separate it from the next; ',' where a gap between numbers
    does.
    """
    after = p.tokens[p.at][0]
    if after in _CONTINUES or after in CLOSERS or type(items[-1]) is Text:
        return ""
    if p.listing and after in ("listed num", "listed sign", "listed ["):
        return ","
    raise unended(p)


_CONTINUES = frozenset("sep eof stop colon text prose aside(".split())


def _stop(p: Reading, token: Token, items: list[Kind]) -> None:
    """A full stop or colon: punctuation between claims, an error in the middle of something."""
    p.at += 1
    follow = p.tokens[p.at]
    if token[0] == "stop" and follow[4] and follow[0] in ("name", "num", "fun", "("):
        raise p.error("a full stop in the middle of a formula", token)
    if token[0] == "colon" and token[4] and follow[4] and follow[0] == "num":
        raise p.error("a colon in the middle of a formula", token)
    if token[0] == "colon" and items and type(items[-1]) is Name:
        items[-1] = Text(items[-1].base, items[-1].span)


def contents(p: Reading, closing: str) -> Kind:
    """What stands in invisible brackets, up to and with the closing one."""
    tokens = p.tokens
    token = tokens[p.at]
    if token[0] == "num" and tokens[p.at + 1][0] == closing:
        p.at += 2
        return Number(token[1], (token[2], token[3]))
    start = token[2]
    kept = p.enter(False)
    p.depth += 1
    items: list[Kind] = []
    first = None
    if token[0] not in NO_START:
        first = expression(p, ANY)
        if tokens[p.at][0] == "over":  # {a \\over b}
            p.at += 1
            under = expression(p, ANY)
            first = Fraction(first, under, "frac", (first.span[0], under.span[1]))
        if tokens[p.at][0] == closing:
            p.at += 1
            p.depth -= 1
            p.leave(kept)
            return first
    claims(p, items, first=first)
    p.leave(kept)
    p.depth -= 1
    close(p, closing)
    if len(items) == 1:
        return items[0]
    if not items:
        raise p.error("nothing stands between these brackets", tokens[p.at - 1], expected="a value")
    return Sequence(tuple(items), (start, tokens[p.at - 2][3]))


_SHOWN = {"tes": "\\}", ")|": "|", ")‖": "‖", "end": "\\end"}


def close(p: Reading, kind: str) -> Token:
    """Take the closing bracket that must stand here."""
    token = p.tokens[p.at]
    if token[0] != kind:
        shown = _SHOWN.get(kind, kind)
        if token[0] == "eof":
            raise p.error(f"a bracket is never closed: {shown} is missing", token, expected=shown)
        raise p.error(
            f"{p.text(token[2], token[3])} stands where {shown} should close a bracket",
            token,
            expected=shown,
        )
    p.at += 1
    return token
