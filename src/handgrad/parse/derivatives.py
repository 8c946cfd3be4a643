"""derivatives: quotients that are names — ∂E/∂w₁, dL/dW2[0], ∂²L/∂w² — and gradients ∇_w E."""

from __future__ import annotations

from handgrad.notation import Call, Derivative, Fraction, Kind, Name, Number, Power
from handgrad.parse import calls
from handgrad.parse.arithmetic import plain
from handgrad.parse.bounds import bound
from handgrad.parse.chains import close, contents
from handgrad.parse.lexer import Token
from handgrad.parse.names import decorated
from handgrad.parse.pratt import POWER, SLASH, TIGHT, Reading, expression
from handgrad.parse.words import NOT_DIFFERENTIAL, QUANTITIES

_MARKS = frozenset(["∂", "d"])


def is_differential(word: str) -> bool:
    """Is a word `dL`, `dW2`, `dnet` a differential of something?"""
    if len(word) < 2 or word[0] != "d" or word in NOT_DIFFERENTIAL:
        return False
    rest = word[1:].rstrip("0123456789")
    return (
        len(rest) == 1
        or rest in QUANTITIES
        or (len(rest) < 4 and rest.isupper())
        or rest.startswith("out")
    )


def partial(p: Reading, token: Token) -> Kind:
    """∂E/∂w₁ in one line.

    >>> from handgrad.parse import formula
    >>> formula("∂E/∂w₁").by[0].key
    'w_1'
    """
    order, of = _upper(p)
    slash = p.tokens[p.at]
    if slash[0] not in ("/", "over"):
        raise p.error("∂ without a quotient", token, expected="∂E/∂w")
    p.at += 1
    if p.tokens[p.at][0] == "(":
        p.at += 1
        by = _lower(p, order)
        close(p, ")")
    else:
        by = _lower(p, order)
    return _applied(p, Derivative(of, by, "∂", (token[2], p.tokens[p.at - 1][3])))


def _upper(p: Reading) -> tuple[int, Kind | None]:
    """Behind the upper ∂: its order and what is differentiated."""
    order = 1
    token = p.tokens[p.at]
    if token[0] == "supr" and token[1].isdecimal():
        order, p.at = int(token[1]), p.at + 1
    elif token[0] == "^":
        p.at += 1
        raised = plain(expression(p, POWER))
        if type(raised) is not Number or not raised.text.isdecimal():
            raise p.error("the order of a derivative is a whole number", token, expected="∂^2")
        order = int(raised.text)
    if p.tokens[p.at][0] in ("/", "}"):
        return order, None
    return order, _of(p)


def _of(p: Reading) -> Kind:
    """What is differentiated; L(w) above ∂ is a function of w."""
    of = plain(expression(p, TIGHT))
    if type(of) is Name and p.tokens[p.at][0] == "(":
        return calls.call(p, of)
    return of


def _lower(p: Reading, order: int) -> tuple[Kind, ...]:
    """∂w₁ ∂w₂, or ∂w² of a second derivative."""
    by: list[Kind] = []
    while p.tokens[p.at][0] == "∂":
        p.at += 1
        by += _repeated(expression(p, TIGHT), order - len(by))
    if not by:
        raise p.error("what is differentiated by?", expected="∂w")
    return tuple(by)


def _repeated(thing: Kind, order: int) -> list[Kind]:
    """∂w² below a ∂² means by w twice."""
    if (
        type(thing) is Power
        and type(thing.exponent) is Number
        and thing.exponent.text == str(order)
        and order > 1
    ):
        return [thing.base] * order
    return [thing]


def _applied(p: Reading, derivative: Derivative) -> Kind:
    """A bare ∂/∂w applies to the factor behind it."""
    follow = p.tokens[p.at]
    if derivative.of is not None or follow[0] in _NOT_APPLIED:
        return derivative
    body = plain(expression(p, SLASH))
    return Call(derivative, (body,), (derivative.span[0], p.tokens[p.at - 1][3]))


_NOT_APPLIED = frozenset(
    "& | prose rel sep eof ) ] } tes sign op / stop ∂ xarrow & row end )| colon prose text".split()
)


_BEGINNINGS = ("∂", "d", "δ")


def fraction(p: Reading, token: Token) -> Kind:
    """\\frac{…}{…}: a derivative if both parts begin with ∂ or d, else a fraction."""
    tokens = p.tokens
    first = tokens[p.at]
    if first[0] == "{" and (tokens[p.at + 1][1][:1] in _BEGINNINGS):
        found = _quotient(p, token)
        if found is not None:
            return found
    over = _part(p)
    under = _part(p)
    return Fraction(plain(over), plain(under), "frac", (token[2], tokens[p.at - 1][3]))


def _part(p: Reading) -> Kind:
    """One argument of \\frac: braces, or one digit or letter."""
    token = p.tokens[p.at]
    if token[0] == "{":
        p.at += 1
        return contents(p, "}")
    if token[0] == "num" and len(token[1]) > 1 and token[1].isdecimal():
        digit = (token[0], token[1][0], token[2], token[2] + 1, token[4])
        p.tokens[p.at] = ("num", token[1][1:], token[2] + 1, token[3], True)
        return Number(digit[1], (digit[2], digit[3]))
    return expression(p, TIGHT)


def _quotient(p: Reading, token: Token) -> Kind | None:
    """\\frac{∂…}{∂…} or \\frac{d…}{d…}; None (and nothing read) if it is an ordinary fraction."""
    tokens = p.tokens
    start = p.at
    style = _differential(p, start + 1)
    end = _end_of_group(tokens, start)
    if style is None or tokens[end + 1][0] != "{" or _differential(p, end + 2) != style:
        return None
    p.at = start + 1
    order, of = _open_upper(p, style)
    close(p, "}")
    p.at += 1
    by: list[Kind] = []
    while tokens[p.at][0] != "}":
        by += _repeated(_after_d(p, style), order - len(by))
    p.at += 1
    return _applied(p, Derivative(of, tuple(by), style, (token[2], tokens[p.at - 1][3])))


def _end_of_group(tokens: list[Token], at: int) -> int:
    """Where the group that begins at `at` ends (its closing brace, or the last token)."""
    depth = 0
    while tokens[at][0] != "eof":
        depth += (tokens[at][0] == "{") - (tokens[at][0] == "}")
        if not depth:
            return at
        at += 1
    return at - 1


def _differential(p: Reading, at: int) -> str | None:
    """'∂' or 'd' if a differential begins at token `at`."""
    token, behind = p.tokens[at], p.tokens[at + 1]
    if token[0] == "∂" or (token[1] == "δ" and behind[0] in ("name", "style", "accent")):
        return "∂"  # \\delta typed for \\partial
    if token[0] == "name" and token[1] == "d":
        if behind[0] in ("name", "accent", "style", "Δ", "text", "marked") and (
            p.latex or behind[4]
        ):
            return "d"
        if behind[0] == "(" and behind[4]:
            return "d"
        if behind[0] == "}":
            return "d" if p.tokens[at + 2][0] == "{" else None
        if behind[0] == "supr":
            return "d" if behind[1] in ("2", "3") else None
        return "d" if behind[0] == "^" and p.tokens[at + 2][0] in ("num", "{") else None
    if token[0] in ("name", "text") and is_differential(token[1].strip()):
        return "d"
    return None


def _open_upper(p: Reading, style: str) -> tuple[int, Kind | None]:
    """What stands above: the order and what is differentiated."""
    if style == "∂":
        p.at += 1
        return _upper(p)
    if p.tokens[p.at][1] == "d":
        p.at += 1
        return _upper(p)
    return 1, _after_d(p, style)


def _after_d(p: Reading, style: str) -> Kind:
    """The thing behind one ∂ or d."""
    token = p.tokens[p.at]
    if style == "∂" and token[1] in ("∂", "δ"):
        p.at += 1
        return expression(p, TIGHT)
    if token[0] in ("name", "text") and token[1].strip() == "d":
        p.at += 1
        return plain(expression(p, TIGHT))
    word = token[1].strip() if token[0] in ("name", "text") else ""
    if is_differential(word):
        p.at += 1
        inner = (token[0], word[1:], token[2], token[3], token[4])
        return decorated(p, inner, word[1:], ())
    raise p.error(
        f"every part below is a differential, {p.text(token[2], token[3])} is not",
        token,
        expected=style,
    )


def line_quotient(p: Reading, token: Token) -> Kind | None:
    """dL/dW2[0], dL/dθ in one line; None (and nothing read) if the word is an ordinary name."""
    tokens, start = p.tokens, p.at
    if _differential(p, start - 1) is None and not (token[1] == "d" and tokens[start][0] == "/"):
        return None
    if token[1] == "d" and not tokens[start][4]:
        return None
    end, raised = start, tokens[start][0] == "^"
    if token[1] == "d" and tokens[start][0] == "(":
        end = _behind_brackets(tokens, start)
    while tokens[end][0] in _SHORT and (tokens[end][4] or raised) and end - start < 12:
        end += 1
    if tokens[end][0] != "/" or _differential(p, end + 1) is None:
        return None
    p.at = start - 1
    if token[1] == "d":
        p.at = start
        order, of = _upper(p)
    else:
        order, of = 1, _after_d(p, "d")
    if tokens[p.at][0] != "/":
        p.at = start
        return None
    p.at += 1
    by: list[Kind] = []
    while not by or (_differential(p, p.at) and tokens[p.at][4]):
        by += _repeated(_after_d(p, "d"), order - len(by))
    return _applied(p, Derivative(of, tuple(by), "d", (token[2], tokens[p.at - 1][3])))


def _behind_brackets(tokens: list[Token], at: int) -> int:
    """The place behind the bracket that opens at `at`, a few tokens ahead at most."""
    depth = 0
    for place in range(at, min(at + 24, len(tokens))):
        depth += (tokens[place][0] == "(") - (tokens[place][0] == ")")
        if not depth:
            return place + 1
    return at


_SHORT = frozenset("name sub marked prime supr Δ [ ] num ^".split())


def gradient(p: Reading, token: Token) -> Kind:
    """∇E, ∇_w E, \\nabla_{\\mathbf w} J(θ)."""
    by: tuple[Kind, ...] = ()
    if p.tokens[p.at][0] in ("sub", "_"):
        under = bound(p)
        items = getattr(under, "items", None)
        by = items if items else (under,)
    of: Kind | None = None
    if p.tokens[p.at][0] in ("name", "fun", "(", "style", "accent", "marked", "{", "Δ", "text"):
        of = expression(p, TIGHT)
        follow = p.tokens[p.at]
        if type(of) is Name and follow[0] == "(" and _one_name(p.tokens, p.at + 1):
            of = calls.call(p, of)
    return Derivative(of, by, "∇", (token[2], p.tokens[p.at - 1][3]))


def _one_name(tokens: list[Token], at: int) -> bool:
    """Does a bracket hold one name, so that ∇J(θ) is the gradient of a function?"""
    if tokens[at][0] == "style":
        return True
    return (
        tokens[at][0] == "name" and tokens[at + (2 if tokens[at + 1][0] == "sub" else 1)][0] == ")"
    )


PREFIX = {"∂": partial, "frac": fraction, "∇": gradient}
