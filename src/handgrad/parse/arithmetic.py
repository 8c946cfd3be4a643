"""arithmetic: sums, products, slashes, powers, signs."""

from __future__ import annotations

from collections.abc import Callable

from handgrad.notation import (
    Fence,
    Fraction,
    Kind,
    Listing,
    Postfix,
    Prefix,
    Product,
    Sum,
)
from handgrad.parse.beside import CAUTIOUS, called, stops
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import PRODUCT, SLASH, SUM, TIGHT, Reading, expression

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
            if kind in CAUTIOUS and stops(p, factors[-1], token):
                break
            factor = expression(p, PRODUCT)
            if token[4] and (type(factor) is Fence or type(factor) is Listing):
                call = called(factors[-1], factor)
                if call is not None:
                    factors[-1] = call
                    token = tokens[p.at]
                    continue
            if kind == "{" and type(factor) is Prefix:
                raise p.error("a sign inside braces behind a factor", token)
            factors.append(factor)
            operators.append("·")
            spelled.append("")
        else:
            break
        token = tokens[p.at]
    if len(factors) == 1:
        return factors[0]
    return Product(tuple(factors), tuple(operators), tuple(spelled), (start, tokens[p.at - 1][3]))


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
