"""commands: roots, underbraces, dots, ½, labels above signs."""

from __future__ import annotations

from handgrad.notation import Braced, Fraction, Kind, Number, Root, Text
from handgrad.parse.arithmetic import plain
from handgrad.parse.bounds import bound
from handgrad.parse.chains import contents
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import TIGHT, Reading, expression
from handgrad.parse.symbols import HALVES


def number(p: Reading, token: Token) -> Kind:
    """A number as written."""
    return Number(token[1], (token[2], token[3]))


def root(p: Reading, token: Token) -> Kind:
    """\\sqrt{x}, \\sqrt[3]{x}."""
    degree: Kind | None = None
    if p.tokens[p.at][0] == "[":
        p.at += 1
        degree = contents(p, "]")
    body = _argument(p)
    return Root(plain(body), degree, (token[2], p.tokens[p.at - 1][3]))


def _argument(p: Reading) -> Kind:
    """A command's argument in braces, or the one token behind it."""
    if p.tokens[p.at][0] == "{":
        p.at += 1
        return contents(p, "}")
    return expression(p, TIGHT)


def radical(p: Reading, token: Token) -> Kind:
    """√4, √d_k, √(x + 1)."""
    body = expression(p, TIGHT)
    return Root(plain(body), None, (token[2], p.tokens[p.at - 1][3]))


def half(p: Reading, token: Token) -> Kind:
    """½ as a fraction."""
    over, under = HALVES[token[1]]
    span = (token[2], token[3])
    return Fraction(Number(over, span), Number(under, span), "frac", span)


def brace(p: Reading, token: Token) -> Kind:
    """\\underbrace{body}_{label}: the label may be a claim of its own."""
    body = _argument(p)
    follow = p.tokens[p.at]
    if follow[0] not in ("_", "^", "sub"):
        return body
    label = bound(p)
    return Braced(body, label, token[1], (token[2], p.tokens[p.at - 1][3]))


def dots(p: Reading, token: Token) -> Kind:
    """… where something was left out."""
    return Text("…", (token[2], token[3]))


PREFIX = {
    "num": number,
    "sqrt": root,
    "√": radical,
    "half": half,
    "brace": brace,
    "dots": dots,
}
