"""raised: what stands above a name, and whether it is a power or part of the name.

`w_5^+`, `a^{[1]}`, `x^{(1)}`, `w^{\\text{new}}` are names; `x^2`, `e^{-x}`, `0.9^t` are powers;
`Wᵀ`, `W^T` are transposes.
"""

from __future__ import annotations

from handgrad.notation import Kind, Name, Number, Postfix, Power, Prefix, Text
from handgrad.parse.arithmetic import plain, tight_sign
from handgrad.parse.chains import close, contents
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import POWER, TIGHT, Reading, expression
from handgrad.parse.subscripts import flat
from handgrad.parse.words import VERSIONS

# What a superscript turned out to be: index parts of the name, marks, or an exponent.
Raised = tuple[tuple[str, ...], tuple[str, ...], Kind | None]

_SIGNS = frozenset("+-*∗")
_LAYERS = frozenset("lL")


def power(p: Reading, left: Kind, token: Token) -> Kind:
    """Something raised that is no name: (a + b)^2, e^{-x}, A^T behind a bracket."""
    p.at += 1
    over = exponent(p, token)
    span = (left.span[0], p.tokens[p.at - 1][3])
    if (
        type(over) is Name
        and over.base in ("T", "⊤")
        and type(left) is not Number
        and "T" not in p.names
    ):
        return Postfix(left, "ᵀ", span)
    if type(left) is Power:  # e^x^2 is e^(x^2); brackets would have made a Fence
        return Power(left.base, _higher(left.exponent, over, span[1]), span)
    return Power(left, over, span)


def _higher(exponent: Kind, over: Kind, end: int) -> Kind:
    """One more storey on a tower of powers."""
    span = (exponent.span[0], end)
    if type(exponent) is Power:
        return Power(exponent.base, _higher(exponent.exponent, over, end), span)
    if type(exponent) is Prefix:
        return Prefix(exponent.sign, _higher(exponent.body, over, end), span)
    return Power(exponent, over, span)


def exponent(p: Reading, token: Token) -> Kind:
    """The exponent behind '^' (already read) or a run of raised characters."""
    if token[0] == "supr":
        return run_exponent(token)
    follow = p.tokens[p.at]
    if follow[0] == "{":
        p.at += 1
        return plain(contents(p, "}"))
    if follow[0] == "(":
        p.at += 1
        return plain(contents(p, ")"))
    if follow[0] == "sign":
        return tight_sign(p, TIGHT)
    if follow[0] == "name":
        return _letter(p, follow)
    if follow[0] == "num":
        p.at += 1
        return Number(follow[1], (follow[2], follow[3]))
    return expression(p, TIGHT)


def _letter(p: Reading, follow: Token) -> Kind:
    """One letter behind '^' without braces: `w^Tx` is wᵀ·x."""
    word = follow[1]
    if len(word) == 1 or (not p.latex and word[0] != "T"):
        p.at += 1
        return Name(word, span=(follow[2], follow[3]))
    middle = follow[2] + 1
    p.tokens[p.at] = (follow[0], word[1:], middle, follow[3], True)
    if word[1:].isdigit():
        p.tokens[p.at] = ("num", word[1:], middle, follow[3], True)
    return Name(word[0], span=(follow[2], middle))


def run_exponent(token: Token) -> Kind:
    """`⁻¹`, `²`, `ⁿ` as a kind."""
    text, span = token[1], (token[2], token[3])
    if text[0] == "-" and len(text) > 1:
        return Prefix("-", _atom(text[1:], span), span)
    return _atom(text, span)


def _atom(text: str, span: tuple[int, int]) -> Kind:
    return Number(text, span) if text.isdecimal() else Name(text, span=span)


def raised(p: Reading, base: str) -> Raised:
    """What stands above the name `base`; the '^' or raised run is the next token."""
    token = p.tokens[p.at]
    p.at += 1
    if token[0] == "supr":
        return _run(token)
    follow = p.tokens[p.at]
    kind = follow[0]
    if kind in ("sign", "op") and follow[1] in _SIGNS:
        return _bare_sign(p, follow)
    if kind == "prime":
        return _primes(p)
    if kind == "text" or (kind in ("name", "prose") and follow[1] in VERSIONS):
        p.at += 1
        return (follow[1].strip(),), (), None
    if kind == "name" and follow[1] in _LAYERS and base != "e":
        p.at += 1
        return (follow[1],), (), None
    if kind == "[" and p.latex is False:
        return (_literal(p, "]"),), (), None
    if kind == "{":
        return _group(p, base)
    return (), (), exponent(p, token)


def _run(token: Token) -> Raised:
    """Raised Unicode characters: ⁽²⁾⁺ is an index, ² a power."""
    text = token[1]
    if text in _SIGNS:
        return (text,), (), None
    if text[0] == "(" and ")" in text:
        head, _, tail = text.partition(")")
        return (head + ")", *tail), (), None
    if text in _LAYERS:
        return (text,), (), None
    return (), (), run_exponent(token)


def _bare_sign(p: Reading, follow: Token) -> Raised:
    """`w^+` is a name, `e^-x` a power."""
    after = p.tokens[p.at + 1]
    if follow[1] == "-" and after[4] and after[0] in ("num", "name", "(", "frac", "fun"):
        return (), (), tight_sign(p, TIGHT)
    p.at += 1
    return ("*" if follow[0] == "op" else follow[1],), (), None


def _primes(p: Reading) -> Raised:
    marks: tuple[str, ...] = ()
    while p.tokens[p.at][0] == "prime":
        marks += ("'",) * len(p.tokens[p.at][1])
        p.at += 1
    return (), marks, None


def _group(p: Reading, base: str) -> Raised:
    """Braces above a name."""
    tokens, at = p.tokens, p.at
    first, second = tokens[at + 1], tokens[at + 2]
    kind = first[0]
    if second[0] == "}":
        if kind == "num" and not (len(first[1]) > 1 and first[1][0] == "0"):
            p.at = at + 3
            return (), (), Number(first[1], (first[2], first[3]))
        if kind in ("text", "prose") or (kind == "name" and len(first[1]) > 1 and base != "e"):
            p.at = at + 3
            return (first[1].strip(),), (), None
        if kind == "sign" or (kind == "op" and first[1] in "*∗"):
            p.at = at + 3
            return ("*" if kind == "op" else first[1],), (), None
        if kind == "name" and first[1] in _LAYERS and base != "e":
            p.at = at + 3
            return (first[1],), (), None
    if kind == "prime":
        p.at += 1
        found = _primes(p)
        close(p, "}")
        return found
    if kind in ("(", "[") and base != "e":
        found_parts = _index_parts(p)
        if found_parts is not None:
            return found_parts[0], (), found_parts[1]
    if kind == "name" and base != "e" and first[1] in _LAYERS and second[0] == "sign":
        p.at += 1
        return (_literal(p, "}"),), (), None
    p.at += 1
    body = contents(p, "}")
    if type(body) is Text:
        return (body.text,), (), None
    if type(body) is Name and base in "δΔ" and body.base not in "T⊤":
        return (body.base + "".join(body.sub),), (), None  # δ^{a_h}: whose delta it is
    return (), (), plain(body)


def _index_parts(p: Reading) -> tuple[tuple[str, ...], Kind | None] | None:
    """`{(2)+}`, `{[l-1]}`, `{(i)2}`: an index in brackets, then perhaps a sign or a power."""
    tokens, at = p.tokens, p.at + 1
    closing = ")" if tokens[at][0] == "(" else "]"
    inside = tokens[at + 1]
    text = "(" if closing == ")" else "["
    at += 1
    signs = names = 0
    while tokens[at][0] in ("num", "name", "sign", "text", "sub", "prime"):
        kind, value = tokens[at][0], tokens[at][1]
        if kind == "num" and not value.isdigit():
            return None
        signs += kind == "sign"
        names += kind in ("name", "text")
        text += ",".join(value) if kind == "sub" else value.strip()
        at += 1
    if tokens[at][0] != closing or inside[0] not in ("num", "name", "text") or signs > names:
        return None
    parts = [text + closing]
    at += 1
    while tokens[at][0] in ("sign", "op", "prime", "text") or tokens[at][1] in ("⊤", "T"):
        parts.append(tokens[at][1].strip() if tokens[at][0] != "op" else "*")
        at += 1
    if tokens[at][0] == "num" and tokens[at + 1][0] == "}":
        p.at = at + 2
        return tuple(parts), Number(tokens[at][1], tokens[at][2:4])
    if tokens[at][0] != "}":
        return None
    p.at = at + 1
    if parts[-1] in ("⊤", "T"):
        return tuple(parts[:-1]), Name("⊤")
    return tuple(parts), None


INFIX = {"^": (POWER, power), "supr": (POWER, power)}


def _literal(p: Reading, closing: str) -> str:
    """The characters up to a closing bracket, blanks removed."""
    if closing == "]":
        p.at += 1
        text = "[" + ",".join(flat(p, "]")) + "]"
    else:
        text = ",".join(flat(p, closing))
    return text
