"""calls: does the bracket behind a name hold arguments, an index, or a factor?

Declared names and functions decide. Undeclared, the bracket behind a known function, behind f, g,
h, φ, σ and behind a
word holds arguments, unless the bracket holds the name itself: `h(1 − h)` is a product.
"""

from __future__ import annotations

from handgrad.notation import Call, Index, Kind, Name
from handgrad.parse.chains import NO_START, claims, close
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import ANY, Reading, expression
from handgrad.parse.relations import comma
from handgrad.parse.words import (
    FUNCTION_LETTERS,
    FUNCTIONS,
    QUANTITIES,
    SPELLED_FUNCTIONS,
    WEAK_FUNCTION_LETTERS,
)


def takes_arguments(p: Reading, name: Name, bracket: Token) -> bool:
    """Is `name(` a call?"""
    base = name.base
    if p.functions and (base in p.functions or name.key in p.functions):
        return True
    if p.names and name.key in p.names:
        return False
    if base == "KL" or (name.sub and name.sub[0] == "KL"):
        _divide(p)
        return True
    if base in p.called:
        return True
    if base in FUNCTIONS and not name.sup:
        return True
    letter = base in FUNCTION_LETTERS or base in WEAK_FUNCTION_LETTERS
    if letter and not name.sup:
        if name.sub and not (base in "σφ" and len(name.sub[0]) == 1 and name.sub[0] in "gchsar"):
            return False
        return not _mentions(p, base)
    if len(base) > 1 and not name.sub and not name.sup and bracket[4] and " " not in base:
        if base in SPELLED_FUNCTIONS:
            return not _mentions(p, base)
        if base in QUANTITIES or any(c.isdigit() for c in base) or not base.isalpha():
            return False
        if base[0] == "Δ" or (base[0] == "d" and len(base) == 2):
            return False
        return not _mentions(p, base)
    return False


def _divide(p: Reading) -> None:
    """KL(q ‖ p): the double bar in these brackets separates arguments."""
    for at in range(p.at + 1, min(p.at + 60, len(p.tokens))):
        token = p.tokens[at]
        if token[0] in (")", "eof"):
            return
        if token[0] in ("‖", "|"):
            p.tokens[at] = ("sep", ",", *token[2:])


def _mentions(p: Reading, base: str) -> bool:
    """Does the bracket at the next token hold the name itself, near enough to matter?"""
    tokens = p.tokens
    depth = 0
    for at in range(p.at + 1, min(p.at + 400, len(tokens) - 1)):
        kind, value = tokens[at][0], tokens[at][1]
        if kind == "eof":
            return False
        if kind == "(":
            depth += 1
        elif kind == ")":
            if not depth:
                return False
            depth -= 1
        elif kind == "name" and value == base and tokens[at + 1][0] not in ("sub", "_", "("):
            return True
    return False


def call(p: Reading, name: Kind) -> Kind:
    """The call of `name` with the bracketed arguments at the next token."""
    found = arguments(p, name.base if type(name) is Name else "f")
    return Call(name, found, (name.span[0], p.tokens[p.at - 1][3]))


_SEVERAL = frozenset("max min argmax argmin mean sum concat dot clip where step KL".split())


def _is_of_one(base: str) -> bool:
    """Is this a function of one number, so that σ(0,5) has a decimal comma? max(0,5) has none."""
    return (base in FUNCTIONS and base not in _SEVERAL) or base in ("σ", "φ")


def arguments(p: Reading, base: str = "f") -> tuple[Kind, ...]:
    """Arguments in brackets, separated by commas or semicolons; `base` names the function."""
    p.at += 1
    items: list[Kind] = []
    p.depth += 1
    kept = p.enter(False)
    first = None
    if p.tokens[p.at][0] not in NO_START:
        first = expression(p, ANY)
        if p.tokens[p.at][0] == ")":
            p.leave(kept)
            p.depth -= 1
            p.at += 1
            return (first,)
    met = claims(p, items, first=first)
    if "'" in met and ("," in met or _is_of_one(base)):
        raise comma(p)
    while p.tokens[p.at][0] == "given":
        p.at += 1
        claims(p, items)
    p.leave(kept)
    p.depth -= 1
    close(p, ")")
    if not items:
        raise p.error("a function without arguments", p.tokens[p.at - 1], expected="an argument")
    return tuple(items)


_INDEX = frozenset("num name sign sep sub".split())


def is_index(p: Reading) -> bool:
    """Does the square bracket at the next token hold an index: whole numbers, names, sums and
    offsets of them?
    """
    tokens = p.tokens
    at = p.at + 1
    if tokens[at][0] == "]":
        return False
    while tokens[at][0] in _INDEX:
        if tokens[at][0] == "num":
            first = tokens[at - 1][0] in ("[", "sep")
            if not tokens[at][1].isdecimal() or (first and tokens[at + 1][0] in ("sign", "name")):
                return False  # [9 + 1], [1 - x]: a calculation, an offset stands behind its index
        at += 1
    return tokens[at][0] == "]"


def indexed(p: Reading, body: Kind) -> Kind:
    """a1[0], dL/dW1[0][1], X[i+a, j+b]."""
    while True:
        p.at += 1
        items: list[Kind] = []
        kept = p.enter(False)
        claims(p, items)
        p.leave(kept)
        close(p, "]")
        body = Index(body, tuple(items), (body.span[0], p.tokens[p.at - 1][3]))
        follow = p.tokens[p.at]
        if follow[0] != "[" or not follow[4] or not is_index(p):
            return body
