"""brackets: grouping, vectors, sets, absolute values, norms, entries, values at a place."""

from __future__ import annotations

import itertools

from handgrad.notation import (
    At,
    Call,
    Fence,
    Fraction,
    Index,
    Kind,
    Listing,
    Matrix,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Sequence,
    Sum,
    Text,
)
from handgrad.parse import calls
from handgrad.parse.arithmetic import product
from handgrad.parse.bounds import bound
from handgrad.parse.chains import NO_START, claims, close
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import ANY, PRODUCT, TIGHT, Reading, expression
from handgrad.parse.relations import comma

_CLOSING = {
    "(": ")",
    "aside(": ")",
    "[": "]",
    "[factor": "]",
    "listed [": "]",
    "set": "tes",
    "{": "}",
    "⌊": "⌋",
    "⌈": "⌉",
}


_WORKED = (Sum, Product, Fraction, Power, Call)


def bracket(p: Reading, token: Token) -> Kind:
    """( … ), [ … ], \\{ … \\}: one thing is grouped, several are a list, rows apart by ';' a
    matrix.

    >>> from handgrad.parse import formula
    >>> [item.text for item in formula("[0.45, 0.20]").items]
    ['0.45', '0.20']
    >>> formula("(1, 2; 3, 4)").rows[1][0].text
    '3'
    """
    opening, shape = token[0], token[1] or "curly"
    items: list[Kind] = []
    rows: list[int] = []
    p.depth += 1
    kept = p.enter(opening[-1] == "[" or opening[0] == "[")
    first = None
    if p.tokens[p.at][0] not in NO_START:
        first = expression(p, ANY)
        if opening == "(" and p.tokens[p.at][0] == ")" and type(first) is not Matrix:
            p.leave(kept)
            p.depth -= 1
            p.at += 1
            return Fence(shape, first, (token[2], p.tokens[p.at - 1][3]))
    met = claims(p, items, rows, first)
    p.leave(kept)
    p.depth -= 1
    closing = close(p, _CLOSING[opening])
    span = (token[2], closing[3])
    if not items:
        raise p.error("nothing stands between these brackets", closing, expected="a value")
    only = items[0]
    if "'" in met and ("," in met or any(type(item) in _WORKED for item in items)):
        raise comma(p, token)
    if len(items) == 1:
        if type(only) is Matrix and only.shape == "none" and p.latex:
            return Matrix(only.rows, shape, span)
        if ((shape == "square" or shape == "curly") and _is_entry(only)) or "," in met:
            return Listing((only,), shape, span)
        return Fence(shape, only, span)
    if any(type(item) is Text for item in items):
        return Fence(shape, Sequence(tuple(items), (only.span[0], items[-1].span[1])), span)
    if rows:
        return _matrix(p, items, rows, shape, span, token)
    return Listing(tuple(items), shape, span)


def _is_entry(kind: Kind) -> bool:
    """Is [x] the vector of one entry (a number, a name, a row) and not a grouping?"""
    if type(kind) is Prefix:
        kind = kind.body
    return type(kind) in (Number, Name, Listing)


def _matrix(
    p: Reading,
    items: list[Kind],
    starts: list[int],
    shape: str,
    span: tuple[int, int],
    token: Token,
) -> Kind:
    """(1, 2; 3, 4)."""
    edges = [0, *starts, len(items)]
    rows = [tuple(items[a:b]) for a, b in itertools.pairwise(edges) if b > a]
    if len({len(row) for row in rows}) != 1:
        raise p.error("the rows of this matrix have different lengths", token)
    if len(rows) == 1:
        return Listing(rows[0], shape, span)
    return Matrix(tuple(rows), shape, span)


def bars(p: Reading, token: Token) -> Kind:
    """|x|: the next bar behind an operand closes."""
    kept = p.enter(False)
    p.bars = 1
    p.depth += 1
    body = expression(p, ANY)
    p.depth -= 1
    p.leave(kept)
    follow = p.tokens[p.at]
    if follow[0] != "close" + token[0][-1]:
        raise p.error(
            f"{p.text(token[2], token[3])} is never closed", token, expected="a closing bar"
        )
    p.at += 1
    return Fence(token[1], body, (token[2], follow[3]))


def sized_bars(p: Reading, token: Token) -> Kind:
    """\\left| x \\right|, \\lVert x \\rVert: bars that say on which side they stand."""
    kept = p.enter(False)
    body = expression(p, ANY)
    p.leave(kept)
    follow = close(p, ")" + token[0][0])
    span = (token[2], follow[3])
    if type(body) is Matrix and body.shape == "none":
        return Matrix(body.rows, token[1], span)
    return Fence(token[1], body, span)


def invisible(p: Reading, token: Token) -> Kind:
    """\\left. … \\right|_{t=2}: a value at a place."""
    kept = p.enter(False)
    body = expression(p, ANY)
    p.leave(kept)
    follow = p.tokens[p.at]
    if follow[0] == ")null":
        p.at += 1
        return body
    if follow[0] != ")|":
        raise p.error("\\left. is never closed", token, expected="\\right|")
    found = at(p, body, follow)
    return At(found.body, found.where, (token[2], found.span[1]))


def at(p: Reading, left: Kind, token: Token) -> At:
    """∂L/∂w |_{t=2}: what the bar's subscript says."""
    p.at += 1
    if p.tokens[p.at][0] not in ("sub", "_"):
        raise p.error("a bar that closes nothing", token, expected="a subscript that says where")
    where = bound(p)
    return At(left, where, (left.span[0], p.tokens[p.at - 1][3]))


def bar_behind(p: Reading, left: Kind, token: Token) -> Kind:
    """A bar behind an operand: it closes |…|, says where, or opens a factor."""
    if not p.bars and token[0] == "|" and p.tokens[p.at + 1][0] in ("sub", "_"):
        return at(p, left, token)
    if not p.bars and not p.latex and not (token[4] or p.tokens[p.at + 1][4]):
        raise p.error("a bar that neither opens nor closes", token)
    p.tokens[p.at] = (("close" if p.bars else "open") + token[0], *token[1:])
    return left


_INDEXED = (Name, Fence, Call, Index, Listing, Matrix, Postfix)


def square_behind(p: Reading, left: Kind, token: Token) -> Kind:
    """A square bracket directly behind brackets or a call: an entry, or else a factor."""
    if token[4] and type(left) in _INDEXED and calls.is_index(p):
        return calls.indexed(p, left)
    kind = "listed [" if p.listing and type(left) is Listing else "[factor"
    p.tokens[p.at] = (kind, *token[1:])
    return left


PREFIX = {
    **dict.fromkeys(_CLOSING, bracket),
    **dict.fromkeys(("|", "‖", "open|", "open‖"), bars),
    **dict.fromkeys(("|(", "‖("), sized_bars),
    "null(": invisible,
}
INFIX = {
    "[": (TIGHT, square_behind),
    "[factor": (PRODUCT, product),
    "|": (TIGHT, bar_behind),
    "‖": (TIGHT, bar_behind),
}
