"""names: a base with everything that belongs to it, and whether a bracket behind it holds
arguments.
"""

from __future__ import annotations

from handgrad.notation import Call, Fence, Index, Kind, Name, Number, Postfix, Power
from handgrad.parse import calls
from handgrad.parse.bounds import bound
from handgrad.parse.chains import contents
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import TIGHT, Reading, expression
from handgrad.parse.raised import raised
from handgrad.parse.subscripts import subscript
from handgrad.parse.symbols import COMBINING
from handgrad.parse.words import BRACKETED_VERSIONS, SYMBOLS

BEHIND = frozenset("sub _ ^ supr prime ( { [ text prose".split())


def words(p: Reading, token: Token) -> Kind:
    """Several words of plain text are one name (learning rate), `new w_1` is w_1^{new}; symbols are
    factors.
    """
    tokens, word = p.tokens, token[1]
    if word in BRACKETED_VERSIONS and word not in p.names:
        return versioned(p, token, word)
    while _is_word(word.rpartition(" ")[2], p) and tokens[p.at][0] == "name":
        follow = tokens[p.at]
        if follow[4] or not _is_word(follow[1], p):
            break
        word += " " + follow[1]
        p.at += 1
    return decorated(p, token, word, ())


def versioned(p: Reading, token: Token, word: str) -> Kind:
    """`new w_1`: the version of the name that follows."""
    inner = expression(p, TIGHT)
    if type(inner) is not Name:
        raise p.error(f"what is {word}?", token, expected="a name behind it")
    span = (token[2], inner.span[1])
    return Name(inner.base, inner.marks, inner.sub, (*inner.sup, word), span)


def _is_word(word: str, p: Reading) -> bool:
    """Is this a word of a language, and not a symbol with several letters?"""
    return len(word) > 2 and word.isalpha() and word not in SYMBOLS and word not in p.names


def marked(p: Reading, token: Token) -> Kind:
    """C̃, ŷ: a letter with combining marks."""
    text = token[1]
    base = "".join([c for c in text if c not in COMBINING])
    return decorated(p, token, base, tuple([COMBINING[c] for c in text if c in COMBINING]))


def decorated(
    p: Reading,
    token: Token,
    base: str,
    marks: tuple[str, ...],
    sub: tuple[str, ...] = (),
    sup: tuple[str, ...] = (),
) -> Kind:
    """Subscripts, superscripts, primes and arguments behind a base that has been read.

    >>> from handgrad.parse import formula
    >>> formula(r"w_{11}^{(2)+}").key
    'w_11^(2)+'
    """
    tokens = p.tokens
    power: Kind | None = None
    while True:
        follow = tokens[p.at]
        kind = follow[0]
        if kind == "sub":
            p.at += 1
            sub += follow[1]
        elif kind == "_" and base == "𝟙":
            return Call(Name(base, span=token[2:4]), (bound(p),), (token[2], tokens[p.at - 1][3]))
        elif kind == "_":
            sub += subscript(p)
        elif kind == "prime":
            p.at += 1
            marks += ("'",) * len(follow[1])
        elif (kind == "^" or kind == "supr") and power is None:
            parts, primes, power = raised(p, base)
            sup += parts
            marks += primes
        elif kind in ("text", "prose") and follow[1].strip(" ()") in BRACKETED_VERSIONS:
            p.at += 1
            sup += (follow[1].strip(" ()"),)  # w_1 \\text{ (new)}
        elif (
            kind == "{" and follow[4] and len(base) > 1 and not sub and token[0] in ("name", "fun")
        ):
            sub += subscript(p)  # out{o1}
        else:
            break
    start = token[2]
    if (
        kind == "("
        and tokens[p.at + 2][0] == ")"
        and tokens[p.at + 1][1] in BRACKETED_VERSIONS
        and power is None
    ):
        sup += (tokens[p.at + 1][1].strip(),)
        p.at += 3
        return decorated(p, token, base, marks, sub, sup)
    this = Name(base, marks, sub, sup, (start, tokens[p.at - 1][3]))
    if type(power) is Name and power.base in ("T", "⊤") and not power.sub and "T" not in p.names:
        return Postfix(this, "ᵀ", this.span)
    if kind == "(" and power is None and calls.takes_arguments(p, this, follow):
        return calls.call(p, this)
    if kind == "[" and power is None and follow[4] and calls.is_index(p):
        return calls.indexed(p, this)
    if power is None:
        return this
    return Power(this, power, this.span)


def delta(p: Reading, token: Token) -> Kind:
    """Δ in front of a name is part of it: Δw; alone it is a name itself."""
    follow = p.tokens[p.at]
    if follow[0] == "name" and len(follow[1]) >= 1:
        p.at += 1
        return decorated(p, token, token[1] + follow[1], ())
    if follow[0] == "style" or follow[0] == "{":
        inner = expression(p, TIGHT)
        if type(inner) is not Name or inner.sup:
            raise p.error(
                "Δ before something that is not a name", token, hint="write the difference out"
            )
        return decorated(p, token, token[1] + inner.base, inner.marks, inner.sub)
    return decorated(p, token, token[1], ())


def accent(p: Reading, token: Token) -> Kind:
    """\\hat y, \\tilde{C}_1: a mark above a name."""
    follow = p.tokens[p.at]
    if follow[0] == "name" and len(follow[1]) > 1:
        raise p.error("which letter carries the accent?", follow, hint="put braces round it")
    if follow[0] == "name":
        p.at += 1
        return decorated(p, token, follow[1], (token[1],))
    if follow[0] == "{" and p.tokens[p.at + 1][0] == "name" and p.tokens[p.at + 2][0] == "}":
        base = p.tokens[p.at + 1][1]
        p.at += 3
        return decorated(p, token, base, (token[1],))
    inner = expression(p, TIGHT)
    if type(inner) is Name and not inner.sup:
        return decorated(p, token, inner.base, (*inner.marks, token[1]), inner.sub, inner.sup)
    raise p.error("an accent over something that is not a name", token)


def style(p: Reading, token: Token) -> Kind:
    """\\mathbf{W}, \\boxed{…}: read as if the look were not there."""
    follow = p.tokens[p.at]
    if follow[0] == "{":
        return group(p, follow, entered=False)
    if follow[0] == "num" and len(follow[1]) > 1:
        p.at += 1
        return Number(follow[1], (follow[2], follow[3]))
    return expression(p, TIGHT)


def group(p: Reading, token: Token, entered: bool = True) -> Kind:
    """{…}: invisible brackets; what follows belongs to the name inside."""
    if not entered:
        p.at += 1
    body = contents(p, "}")
    if type(body) is Name and p.tokens[p.at][0] in BEHIND:
        return decorated(
            p, (token[0], "", body.span[0], 0, True), body.base, body.marks, body.sub, body.sup
        )
    return body


def index_behind(p: Reading, left: Kind, token: Token) -> Kind:
    """(W x)_i: a subscript behind brackets is an entry; ‖x‖_2 is a norm of that order."""
    at = subscript(p)
    place = (token[2], p.tokens[p.at - 1][3])
    span = (left.span[0], place[1])
    if type(left) is Fence and left.shape == "norm":
        return Call(Name("norm", sub=at, span=span), (left.body,), span)
    kinds = tuple(
        [Number(part, place) if part.isdecimal() else Name(part, span=place) for part in at]
    )
    return Index(left, kinds, span)


PREFIX = {"marked": marked, "Δ": delta, "accent": accent, "style": style, "{": group}
INFIX = {"_": (TIGHT, index_behind), "sub": (TIGHT, index_behind)}
