"""arithmetic: sums, products, slashes, powers, signs."""

from __future__ import annotations

from collections.abc import Callable

from handgrad.notation import (
    Call,
    Fence,
    Fraction,
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
    Sum,
)
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import PRODUCT, SLASH, SUM, TIGHT, Reading, expression
from handgrad.parse.words import FUNCTIONS, QUANTITIES

# Tokens that begin an operand: behind another operand they mean a product without a sign.
JUXTAPOSED = frozenset(
    "num name fun ( [ [factor { frac sqrt √ ∂ ∇ accent style text below big begin half null( "
    "set |( ‖( open| open‖ ⌊ ⌈ brace Δ dots "
    "marked stack".split()
)


def plain(body: Kind) -> Kind:
    """The body without round brackets that only delimit it."""
    while type(body) is Fence and body.shape == "round":
        body = body.body
    return body


def sign(p: Reading, token: Token) -> Kind:
    """A sign in front of a term: −a·b is −(a·b)."""
    body = expression(p, SUM)
    return Prefix(token[1], body, (token[2], p.tokens[p.at - 1][3]))


def tight_sign(p: Reading, floor: int) -> Kind:
    """The operand behind an operator; a sign there belongs to it alone: 0 · −0.2."""
    token = p.tokens[p.at]
    if token[0] != "sign":
        return expression(p, floor)
    p.at += 1
    p.depth += 1
    if p.depth > 100:
        raise p.error("too many signs in a row", token)
    body = tight_sign(p, floor)
    p.depth -= 1
    return Prefix(token[1], body, (token[2], p.tokens[p.at - 1][3]))


def total(p: Reading, left: Kind, token: Token) -> Kind:
    """a + b − c, flat."""
    tokens = p.tokens
    terms, signs = [left], ["+"]
    if type(left) is Sum:
        terms, signs = list(left.terms), list(left.signs)
    while token[0] == "sign":
        if p.listing and not token[4] and tokens[p.at + 1][4] and tokens[p.at + 1][0] == "num":
            tokens[p.at] = ("listed sign", *token[1:])
            break  # [0.1 -0.2] is a list, [0.1 - 0.2] a difference
        p.at += 1
        signs.append(token[1])
        terms.append(expression(p, SUM))
        token = tokens[p.at]
    if len(terms) == 1:
        return left
    return Sum(tuple(terms), tuple(signs), (left.span[0], tokens[p.at - 1][3]))


def product(p: Reading, left: Kind, token: Token) -> Kind:
    """a · b c, flat; two operands side by side are a product."""
    tokens = p.tokens
    start = left.span[0]
    if type(left) is Product:
        factors, operators, spelled = list(left.factors), list(left.operators), list(left.spelled)
    else:
        factors, operators, spelled = [left], [""], [""]
    while True:
        kind = token[0]
        if kind == "op":
            p.at += 1
            factors.append(tight_sign(p, PRODUCT))
            operators.append("·" if token[1] in "*×" else token[1])
            spelled.append(token[1])
        elif kind in JUXTAPOSED:
            if (
                kind == "("
                and tokens[p.at + 1][0] in ("prose", "text")
                and _is_aside(tokens, p.at + 1)
            ):
                tokens[p.at] = ("aside(", *token[1:])
                words = tokens[p.at + 1]
                tokens[p.at + 1] = ("prose", words[1].strip(), *words[2:])
                break
            if kind == "text" and not _is_factor(p, token):
                tokens[p.at] = ("prose", token[1].strip(), *token[2:])
                break
            if kind == "num" and type(factors[-1]) in _NO_NUMBER_BEHIND:
                if p.listing:
                    tokens[p.at] = ("listed num", *token[1:])
                    break
                raise p.error(
                    "a number stands behind a value without a sign between them",
                    token,
                    expected="an operator or a comma",
                )
            factor = expression(p, PRODUCT)
            if (
                type(factor) is Fence
                and type(factor.body) is Relation
                and _is_one(factors[-1])
                and token[4]
            ):
                one = factors.pop()
                factor = Call(
                    Name("𝟙", span=one.span), (factor.body,), (one.span[0], factor.span[1])
                )
                if not factors:
                    return factor
                operators.pop()
                spelled.pop()
            if type(factor) is Fence and token[4] and _is_convolution(factors[-1], factor.body):
                factor = Listing((factor.body,), "round", factor.span)
            if type(factor) is Listing and factor.shape == "round" and token[4]:
                called = _called(factors[-1], factor)
                if called is not None:
                    factors[-1] = called
                    token = tokens[p.at]
                    continue
            factors.append(factor)
            operators.append("·")
            spelled.append("")
        else:
            break
        token = tokens[p.at]
    if len(factors) == 1:
        return factors[0]
    return Product(tuple(factors), tuple(operators), tuple(spelled), (start, tokens[p.at - 1][3]))


_NO_NUMBER_BEHIND = (Number, Name, Power, Postfix, Prefix)


def _is_aside(tokens: list[Token], at: int) -> bool:
    """Do brackets hold a remark, `(sin cambio)`, and not a factor?"""
    words = tokens[at][1].strip()
    if tokens[at][0] == "prose":
        return True
    alone = tokens[at + 1][0] == ")" and words not in QUANTITIES and words not in FUNCTIONS
    return alone or (" " in words and tokens[at + 1][0] != "sub")


def _is_factor(p: Reading, token: Token) -> bool:
    """Is a \\text behind an operand a factor (out_{h1}) and not a unit or a remark?"""
    words = token[1].strip()
    if p.tokens[p.at + 1][0] in ("sub", "_", "^", "supr", "prime"):
        return True
    return words in QUANTITIES or words in FUNCTIONS or words in p.names or words in p.functions


def _is_one(kind: Kind) -> bool:
    """1{z > 0}, 𝟙[z > 0]: the indicator of a condition."""
    return (type(kind) is Number and kind.text == "1") or (type(kind) is Name and kind.key == "𝟙")


def _is_convolution(function: Kind, argument: Kind) -> bool:
    """(f * g)(t): two letters and a star applied to a name."""
    if (
        type(function) is not Fence
        or type(function.body) is not Product
        or type(argument) is not Name
    ):
        return False
    body = function.body
    star = len(body.factors) == 2 and body.spelled[1] in ("*", "∗")
    return star and all(type(factor) is Name and len(factor.key) == 1 for factor in body.factors)


def _called(function: Kind, arguments: Listing) -> Kind | None:
    """KL(q, p), (I ∗ K)(x, y): several things in brackets directly behind a name are arguments."""
    span = (function.span[0], arguments.span[1])
    if type(function) is Name or type(function) is Index:
        return Call(function, arguments.items, span)
    if type(function) is Fence and type(function.body) is Product:
        body = function.body
        operators = tuple(
            "∗" if op == "·" and how == "*" else op
            for op, how in zip(body.operators, body.spelled, strict=True)
        )
        convolved = Product(body.factors, operators, body.spelled, body.span)
        return Call(Fence(function.shape, convolved, function.span), arguments.items, span)
    return None


def slash(p: Reading, left: Kind, token: Token) -> Kind:
    """a/b: the slash takes its nearest neighbours; a·b/c is a·(b/c)."""
    p.at += 1
    under = tight_sign(p, SLASH)
    return Fraction(plain(left), plain(under), "slash", (left.span[0], p.tokens[p.at - 1][3]))


def percent(p: Reading, left: Kind, token: Token) -> Kind:
    """62.25 %."""
    p.at += 1
    return Postfix(left, token[1], (left.span[0], token[3]))


def factorial(p: Reading, left: Kind, token: Token) -> Kind:
    """n!"""
    p.at += 1
    return Postfix(left, "!", (left.span[0], token[3]))


Infix = tuple[int, Callable[[Reading, Kind, Token], Kind]]
_SIDE: Infix = (PRODUCT, product)
RULES: dict[str, Infix] = {
    "sign": (SUM, total),
    "op": _SIDE,
    **dict.fromkeys(sorted(JUXTAPOSED), _SIDE),
    "/": (SLASH, slash),
    "%": (TIGHT, percent),
    "dotT": (TIGHT, percent),
    "!": (TIGHT, factorial),
}
