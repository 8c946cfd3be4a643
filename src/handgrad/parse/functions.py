"""functions: tanh(z), log p, tanh²(z), max_j z_j, σ′(z), |x| spelled abs(x)."""

from __future__ import annotations

from handgrad.notation import (
    Big,
    Braced,
    Call,
    Fence,
    Kind,
    Listing,
    Name,
    Postfix,
    Power,
    Prefix,
    Product,
    Root,
)
from handgrad.parse import calls
from handgrad.parse.arithmetic import plain
from handgrad.parse.bounds import bound
from handgrad.parse.chains import contents
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import PRODUCT, SLASH, SUM, TIGHT, Reading, expression
from handgrad.parse.raised import exponent, raised
from handgrad.parse.subscripts import subscript

_BIG = frozenset("max min argmax argmin lim sum prod mean".split())
_BIG_SIGN = {"sum": "Σ", "prod": "Π"}
_FENCES = {"abs": "abs", "norm": "norm", "floor": "floor", "ceil": "ceil"}
_OPERANDS = frozenset(
    "num name fun frac sqrt √ accent style ∂ ∇ Δ | |( ‖ ‖( half marked big begin".split()
)


def function(p: Reading, token: Token) -> Kind:
    """A known function: with brackets, without them, with a subscript, raised, or bare.

    >>> from handgrad.parse import describe, formula
    >>> describe(formula(r"-y \\log p"))
    '-(y · log(p))'
    """
    tokens = p.tokens
    base = token[1]
    sub: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    power: Kind | None = None
    while True:
        kind = tokens[p.at][0]
        if kind in ("sub", "_"):
            if base in _BIG and not sub:
                return big_word(p, token)
            sub += subscript(p)
        elif kind in ("^", "supr"):
            _, primes, power = raised(p, base)
            marks += primes
        elif kind == "prime":
            p.at += 1
            marks += ("'",)
        else:
            break
    name = Name(base, marks, sub, (), (token[2], tokens[p.at - 1][3]))
    if type(power) is Prefix and tokens[p.at][0] == "(":
        raise p.error(
            f"{base}^-1: the inverse function or one over it?",
            token,
            hint=f"write 1/{base}(…) or the inverse's name",
        )
    if p.names and name.key in p.names:
        return name if power is None else Power(name, power, name.span)
    applied = _applied(p, name, token)
    if power is None:
        return applied
    if type(applied) is Name and type(power) is Name:
        return Postfix(name, "ᵀ", name.span)
    return Power(applied, power, (token[2], tokens[p.at - 1][3]))


def _applied(p: Reading, name: Name, token: Token) -> Kind:
    """The function with its argument, or the bare name where nothing follows."""
    follow = p.tokens[p.at]
    kind = follow[0]
    start = token[2]
    if kind == "(":
        calls.takes_arguments(p, name, follow)
        return _special(p, name, calls.arguments(p, name.base), start)
    if kind in ("[", "set") and name.base not in ("log", "ln"):
        inside = expression(p, TIGHT)
        if type(inside) is Listing and inside.shape == "curly":
            return _special(p, name, inside.items, start)
        if type(inside) is Fence and inside.shape in ("square", "curly"):
            inside = inside.body
        return _special(p, name, (inside,), start)
    if kind == "{":
        p.at += 1
        return _special(p, name, (plain(contents(p, "}")),), start)
    if kind == "[" or (kind in _OPERANDS and not (kind == "|" and p.bars)):
        return _special(p, name, (_bare_argument(p, follow),), start)
    if (
        kind == "sign"
        and follow[1] == "-"
        and token[4] is not None
        and p.tokens[p.at + 1][0] == "num"
        and p.latex
    ):
        p.at += 1
        body = expression(p, SLASH)
        return _special(p, name, (Prefix("-", body, (follow[2], p.tokens[p.at - 1][3])),), start)
    return name


def _bare_argument(p: Reading, follow: Token) -> Kind:
    """log p, log 2π: one factor, or a number with the names directly behind it."""
    first = expression(p, SLASH)
    if follow[0] != "num":
        return first
    factors = [first]
    while p.tokens[p.at][0] == "name":
        factors.append(expression(p, SLASH))
    if len(factors) == 1:
        return first
    blank = ("",) * len(factors)
    return Product(
        tuple(factors),
        ("", *["·"] * (len(factors) - 1)),
        blank,
        (first.span[0], p.tokens[p.at - 1][3]),
    )


def _special(p: Reading, name: Name, found: tuple[Kind, ...], start: int) -> Kind:
    """A call; roots and bars have kinds of their own."""
    span = (start, p.tokens[p.at - 1][3])
    base = name.base
    if len(found) == 1 and not name.sub and not name.marks:
        if base == "sqrt":
            return Root(plain(found[0]), None, span)
        if base in _FENCES:
            return Fence(_FENCES[base], found[0], span)
    if base in ("underbrace", "overbrace") and len(found) == 2:
        return Braced(found[0], found[1], base[:-5], span)
    if base == "root" and len(found) == 2:
        return Root(plain(found[1]), found[0], span)
    return Call(name, found, span)


def big_word(p: Reading, token: Token) -> Kind:
    """max_j z_j, argmin_θ L: a big operator written as a word."""
    return big(p, ("big", _BIG_SIGN.get(token[1], token[1]), token[2], token[3], token[4]))


def big(p: Reading, token: Token) -> Kind:
    """Σ_{k=1}^{n} body, with or without bounds; the body reaches to the next plus or minus."""
    tokens = p.tokens
    under: Kind | None = None
    over: Kind | None = None
    while True:
        follow = tokens[p.at]
        kind = follow[0]
        if kind in ("sub", "_") and under is None:
            under = bound(p)
        elif kind in ("^", "supr") and over is None:
            p.at += 1
            over = exponent(p, follow)
        else:
            break
    if token[1] in ("Σ", "Π") and under is None and over is None and _ends(tokens[p.at]):
        return Name(token[1], span=(token[2], token[3]))
    body = expression(p, PRODUCT) if tokens[p.at][0] == "sign" else expression(p, SUM)
    if token[1] == "∫" and type(body) is Product:
        body = _variable(body)
    return Big(token[1], under, over, body, (token[2], tokens[p.at - 1][3]))


def _variable(body: Product) -> Kind:
    """The d τ at the end of an integral is one name."""
    d, variable = body.factors[-2:]
    if type(d) is not Name or d.key != "d" or type(variable) is not Name:
        return body
    whole = Name(
        "d" + variable.base, variable.marks, variable.sub, (), (d.span[0], variable.span[1])
    )
    if len(body.factors) == 2:
        return whole
    return Product((*body.factors[:-2], whole), body.operators[:-1], body.spelled[:-1], body.span)


def below(p: Reading, token: Token) -> Kind:
    """\\underset{k}{\\arg\\max} z_k."""
    from handgrad.parse import formula

    operator, _, bound_text = token[1].partition(" ")
    under = formula(bound_text, positions=token[2], language="latex" if p.latex else "plain")
    body = expression(p, SUM)
    return Big(operator, under, None, body, (token[2], p.tokens[p.at - 1][3]))


def _ends(token: Token) -> bool:
    return token[0] in ("rel", "sep", "eof", ")", "]", "}", "op", "sign", "/", "stop", "prime")


PREFIX = {"below": below, "fun": function, "big": big}
