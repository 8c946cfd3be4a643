"""relations: a chain of relations and its links, a = b ≈ c → d."""

from __future__ import annotations

from handgrad.errors import ReadError
from handgrad.notation import (
    Call,
    Fence,
    Kind,
    Name,
    Number,
    Power,
    Product,
    Relation,
    Text,
    Unread,
)
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import ANY, Reading, expression

CLOSERS = frozenset(") ] } tes )| )‖ close| close‖ given )null ⌋ ⌉ ⟩ & row end".split())

_OPENERS = frozenset("( [ { set |( ‖( null( ⌊ ⌈ ⟨ begin".split())


def chain(p: Reading, first: Kind | None = None) -> Kind:
    """An expression, or a chain of them: a = b ≈ c → d. A sign at the very start continues an
    earlier chain.

    `first` is the first link if it has been read.
    """
    tokens = p.tokens
    token = tokens[p.at]
    if first is None and (token[0] == "rel" or token[0] == "xarrow"):
        items: list[Kind | None] = [None]
        start = token[2]
    else:
        if first is None:
            first = link(p)
        token = tokens[p.at]
        if (token[0] != "rel" and token[0] != "xarrow") or type(first) is Text:
            return first
        if type(first) is Product and token[1] in ("=", ":=", "≡"):
            first = _definition(p, first)
        elif type(first) is Power and not p.latex:
            first = _bracketed_index(p, first)
        items, start = [first], first.span[0]
    signs: list[str] = []
    while token[0] == "rel" or token[0] == "xarrow":
        signs.append(_sign(p, token))
        items.append(link(p))
        token = tokens[p.at]
    return _flat(items, signs, (start, tokens[p.at - 1][3]))


def link(p: Reading) -> Kind:
    """One link of a chain; with `recover`, one that cannot be read becomes Unread and reading goes
    on behind it.
    """
    if not p.recover or p.depth:
        return expression(p, ANY)
    start, depth = p.at, p.depth
    try:
        found = expression(p, ANY)
        if p.tokens[p.at][0] not in _ENDS:
            raise unended(p)
        if p.tokens[p.at][0] == "sep" and is_decimal(p.tokens, p.at):
            raise comma(p)
        return found
    except ReadError as error:
        p.depth = depth
        p.leave((0, False))
        p.at = start
        return unread(p, error.message)


_ENDS = frozenset("rel xarrow sep eof text prose stop colon aside(".split())


def unended(p: Reading) -> ReadError:
    """The error for a token that nothing expects behind an operand."""
    token = p.tokens[p.at]
    piece = p.text(token[2], token[3])
    if token[0] in CLOSERS:
        return p.error(f"{piece} closes a bracket that was never opened", token)
    if token[0] == "unknown":
        return p.error(f"{piece} is not known", token)
    return p.error(
        f"{piece} is not expected here", token, expected="an operator, a relation or the end"
    )


def is_decimal(tokens: list[Token], at: int) -> bool:
    """Does this comma stand between digits without a blank, so that it might be a decimal comma?"""
    return (
        at > 0
        and tokens[at][4]
        and tokens[at + 1][4]
        and tokens[at - 1][0] == tokens[at + 1][0] == "num"
        and "." not in tokens[at - 1][1] + tokens[at + 1][1]
        and not (_is_tight(tokens, at - 2) or _is_tight(tokens, at + 2))  # 1,2,3 is a list
    )


def _is_tight(tokens: list[Token], at: int) -> bool:
    """Is there a comma with nothing round it?"""
    return at > 0 and tokens[at][0] == "sep" and tokens[at][4] and tokens[at + 1][4]


def comma(p: Reading, token: Token | None = None) -> ReadError:
    """The error for a comma of which nobody can say whether it is a decimal one."""
    return p.error(
        "a comma between digits",
        token,
        hint="a decimal comma has to be declared, a list needs a blank",
    )


def unread(p: Reading, reason: str) -> Kind:
    """Skip to the next relation or separator outside brackets."""
    tokens = p.tokens
    first, depth = p.at, 0
    while True:
        kind = tokens[p.at][0]
        if kind == "eof" or (depth <= 0 and kind in ("rel", "sep", "xarrow") and p.at > first):
            if kind != "sep" or not is_decimal(tokens, p.at):
                break
        if kind in _OPENERS:
            depth += 1
        elif kind in CLOSERS:
            depth -= 1
        p.at += 1
    span = (tokens[first][2], tokens[max(first, p.at - 1)][3])
    return Unread(p.text(*span), reason, span)


def _sign(p: Reading, token: Token) -> str:
    """The relation sign at the next token; `= ~` is one sign, a label above an arrow is dropped."""
    p.at += 1
    sign: str = token[1]
    follow = p.tokens[p.at]
    if token[0] == "xarrow":
        if follow[0] == "[":
            _skip_group(p)
        if p.tokens[p.at][0] == "{":
            _skip_group(p)
        return sign
    if follow[0] == "rel":
        if follow[1] == sign:
            p.at += 1
            return sign
        if follow[1] in ("∼", "≈") and sign in ("=", "≈", "→"):
            p.at += 1
            return "≈"
        raise p.error("two relation signs in a row", follow, expected="a value between them")
    return sign


def _skip_group(p: Reading) -> None:
    """Pass over one bracketed group."""
    depth = 0
    while True:
        kind = p.tokens[p.at][0]
        if kind == "eof":
            raise p.error("a bracket is never closed")
        depth += (kind in _OPENERS) - (kind in CLOSERS)
        p.at += 1
        if not depth:
            return


def _flat(items: list[Kind | None], signs: list[str], span: tuple[int, int]) -> Kind:
    """One relation, also where a link was itself a boxed or braced chain."""
    if any(type(item) is Relation for item in items):
        flat_items: list[Kind | None] = []
        flat_signs: list[str] = []
        for item, sign in zip(items, [*signs, ""], strict=True):
            if type(item) is Relation:
                flat_items += item.items
                flat_signs += item.signs
            else:
                flat_items.append(item)
            flat_signs.append(sign)
        return Relation(tuple(flat_items), tuple(flat_signs[:-1]), span)
    return Relation(tuple(items), tuple(signs), span)


def _definition(p: Reading, left: Product) -> Kind:
    """`J(θ) = …`: on the left of an equals sign a name before bracketed names is a function."""
    if len(left.factors) != 2 or left.spelled[1] != "":
        return left
    function, behind = left.factors
    if type(function) is not Name or type(behind) is not Fence or behind.shape != "round":
        return left
    if type(behind.body) not in (Name, Number) or function.key in p.names:
        return left
    p.called |= {function.base}
    return Call(function, (behind.body,), left.span)


def _bracketed_index(p: Reading, left: Power) -> Kind:
    """`w_1^(2) = 0.3` in plain text: nobody defines a power, so this is an index."""
    base, exponent = left.base, left.exponent
    if (
        type(base) is not Name
        or base.sup
        or type(exponent) is not Number
        or not exponent.text.isdecimal()
    ):
        return left
    if not p.text(*left.span).endswith(f"({exponent.text})"):
        return left
    return Name(base.base, base.marks, base.sub, (*base.sup, f"({exponent.text})"), left.span)
