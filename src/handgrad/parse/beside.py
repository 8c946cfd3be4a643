"""beside: what one thing directly behind another means where no sign stands between them.

Mostly a product. But brackets may hold arguments (`KL(q, p)`, `(I ∗ K)(x, y)`, `p(y = 1)`) or a
remark (`(approx)`,
`(≈ 0.6457)`), words may be a unit, and two numbers side by side are a list or a misprint.
"""

from __future__ import annotations

from handgrad.notation import (
    Call,
    Fence,
    Index,
    Kind,
    Listing,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Relation,
)
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import Reading
from handgrad.parse.words import FUNCTIONS, QUANTITIES

# Tokens that do not always continue a product.
CAUTIOUS = frozenset("( text num".split())
_NO_NUMBER_BEHIND = (Number, Name, Power, Postfix, Prefix)


def stops(p: Reading, left: Kind, token: Token) -> bool:
    """Does a product end before `token`? If so the token's type says from now on what it is."""
    tokens = p.tokens
    if token[0] == "(":
        if not _is_aside(tokens, p.at + 1) and not (
            type(left) is Number and not p.latex and _is_remark(p, p.at + 1)
        ):
            return False
        tokens[p.at] = ("aside(", *token[1:])
        words = tokens[p.at + 1]
        if words[0] == "text":
            tokens[p.at + 1] = ("prose", words[1].strip(), *words[2:])
        at = p.at + 1
        while tokens[at][0] == "name":
            tokens[at] = ("prose", *tokens[at][1:])
            at += 1
        return True
    if token[0] == "text":
        if _is_factor(p, token):
            return False
        tokens[p.at] = ("prose", token[1].strip(), *token[2:])
        return True
    if type(left) not in _NO_NUMBER_BEHIND:
        return False
    if p.listing:
        tokens[p.at] = ("listed num", *token[1:])
        return True
    raise p.error(
        "a number stands behind a value without a sign between them",
        token,
        expected="an operator or a comma",
    )


def _is_aside(tokens: list[Token], at: int) -> bool:
    """Do brackets hold a remark, `(sin cambio)` or `(≈ 0.6457)`, and not a factor?"""
    kind = tokens[at][0]
    if kind in ("prose", "rel"):
        return True
    if kind != "text":
        return False
    words = tokens[at][1].strip()
    alone = tokens[at + 1][0] == ")" and words not in QUANTITIES and words not in FUNCTIONS
    return alone or (" " in words and tokens[at + 1][0] != "sub")


def _is_remark(p: Reading, at: int) -> bool:
    """Do brackets behind a number hold nothing but words, `0.417 (cross entropy)`?"""
    tokens = p.tokens
    first = at
    while tokens[at][0] == "name" and len(tokens[at][1]) > 2 and tokens[at][1].isalpha():
        at += 1
    if tokens[at][0] != ")" or at == first or tokens[first][1] in p.names:
        return False
    return at > first + 1 or tokens[first][1] not in QUANTITIES


def _is_factor(p: Reading, token: Token) -> bool:
    """Is a \\text behind an operand a factor (out_{h1}) and not a unit or a remark?"""
    words = token[1].strip()
    if p.tokens[p.at + 1][0] in ("sub", "_", "^", "supr", "prime"):
        return True
    return words in QUANTITIES or words in FUNCTIONS or words in p.names or words in p.functions


def called(function: Kind, behind: Fence | Listing) -> Kind | None:
    """The call that brackets directly behind something make of it, None if they are a factor."""
    span = (function.span[0], behind.span[1])
    if isinstance(behind, Listing):
        if behind.shape != "round":
            return None
        if type(function) is Name or type(function) is Index:
            return Call(function, behind.items, span)  # KL(q, p)
        convolved = _convolved(function)
        return Call(convolved, behind.items, span) if convolved is not None else None
    body = behind.body
    if type(body) is Relation:
        if _is_one(function):
            return Call(Name("𝟙", span=function.span), (body,), span)  # 1{z > 0}
        if type(function) is Name and behind.shape == "round" and set(body.signs) == {"="}:
            return Call(function, (body,), span)  # p(y = 1)
    elif type(body) is Name and behind.shape == "round" and _is_starred(function):
        convolved = _convolved(function)
        return Call(convolved, (body,), span) if convolved is not None else None
    return None


def _is_one(kind: Kind) -> bool:
    """1{z > 0}, 𝟙[z > 0]: the indicator of a condition."""
    return (type(kind) is Number and kind.text == "1") or (type(kind) is Name and kind.key == "𝟙")


def _is_starred(function: Kind) -> bool:
    """(f * g): two letters and a star."""
    if type(function) is not Fence or type(function.body) is not Product:
        return False
    body = function.body
    star = len(body.factors) == 2 and body.spelled[1] in ("*", "∗")
    return star and all(type(factor) is Name and len(factor.key) == 1 for factor in body.factors)


def _convolved(function: Kind) -> Kind | None:
    """(I * K) as a function: its star is a convolution."""
    if type(function) is not Fence or type(function.body) is not Product:
        return None
    body = function.body
    operators = tuple(
        "∗" if op == "·" and how == "*" else op
        for op, how in zip(body.operators, body.spelled, strict=True)
    )
    product = Product(body.factors, operators, body.spelled, body.span)
    return Fence(function.shape, product, function.span)
