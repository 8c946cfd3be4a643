"""chains: several claims in one formula, each a chain of relations, and what stands in brackets."""

from __future__ import annotations

from handgrad.errors import ReadError
from handgrad.notation import (
    Call,
    Cases,
    Fence,
    Kind,
    Name,
    Number,
    Power,
    Product,
    Relation,
    Sequence,
    Text,
    Unread,
)
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import ANY, Reading, expression
from handgrad.parse.words import ELSE, IF

_CLOSERS = frozenset(") ] } tes )| )‖ close| close‖ given )null ⌋ ⌉ ⟩ & row end".split())
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
        if p.tokens[p.at][0] in _ENDS:
            return found
        raise unended(p)
    except ReadError as error:
        p.depth, p.bars = depth, 0
        p.at = start
        return _unread(p, error.message)


_ENDS = frozenset("rel xarrow sep eof text prose stop colon aside(".split())


def unended(p: Reading) -> ReadError:
    """The error for a token that nothing expects behind an operand."""
    token = p.tokens[p.at]
    piece = p.text(token[2], token[3])
    if token[0] in _CLOSERS:
        return p.error(f"{piece} closes a bracket that was never opened", token)
    if token[0] == "unknown":
        return p.error(f"{piece} is not known", token)
    return p.error(
        f"{piece} is not expected here", token, expected="an operator, a relation or the end"
    )


def _unread(p: Reading, reason: str) -> Kind:
    """Skip to the next relation or separator outside brackets."""
    tokens = p.tokens
    first, depth = p.at, 0
    while True:
        kind = tokens[p.at][0]
        if kind == "eof" or (depth <= 0 and kind in ("rel", "sep", "xarrow") and p.at > first):
            break
        if kind in _OPENERS:
            depth += 1
        elif kind in _CLOSERS:
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
        depth += (kind in _OPENERS) - (kind in _CLOSERS)
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
    if type(behind.body) is not Name or function.key in p.names:
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


def claims(
    p: Reading, items: list[Kind], rows: list[int] | None = None, first: Kind | None = None
) -> str:
    """Read items up to a closing token into `items`; returns the commas and semicolons met.

    `rows` receives how many items stood before each semicolon; `first` begins the first item if it
    has been read.
    """
    tokens = p.tokens
    met = ""
    while True:
        token = tokens[p.at]
        kind = token[0]
        if kind == "sep" and first is None:
            if token[1] == "," and not p.depth and _is_decimal(tokens, p.at):
                raise p.error(
                    "a comma between digits",
                    token,
                    hint="a decimal comma has to be declared, a list needs a blank",
                )
            p.at += 1
            if token[1] in ",;":
                met += token[1]
                if rows is not None and token[1] == ";":
                    rows.append(len(items))
        elif first is None and (kind == "eof" or kind in _CLOSERS):
            return met
        elif first is not None:
            items.append(chain(p, first))
            first = None
            met += _behind(p, items)
        elif kind == "stop" or kind == "colon":
            _stop(p, token, items)
        elif kind == "prose" and token[1] in IF and items and type(items[-1]) is not Text:
            items[-1] = _conditional(p, items[-1])
        else:
            items.append(chain(p))
            met += _behind(p, items)


def _is_decimal(tokens: list[Token], at: int) -> bool:
    """Does this comma stand between digits without a blank, so that it might be a decimal comma?"""
    return (
        at > 0
        and tokens[at][4]
        and tokens[at + 1][4]
        and tokens[at - 1][0] == tokens[at + 1][0] == "num"
    )


def _behind(p: Reading, items: list[Kind]) -> str:
    """Behind an item something must separate it from the next; ',' where a gap between numbers
    does.
    """
    after = p.tokens[p.at][0]
    if after in _CONTINUES or after in _CLOSERS or type(items[-1]) is Text:
        return ""
    if p.listing and after in ("listed num", "listed sign", "listed ["):
        return ","
    raise unended(p)


_CONTINUES = frozenset("sep eof stop colon text prose aside(".split())


def _stop(p: Reading, token: Token, items: list[Kind]) -> None:
    """A full stop or colon: punctuation between claims, an error in the middle of something."""
    p.at += 1
    follow = p.tokens[p.at]
    if token[0] == "stop" and follow[4] and follow[0] in ("name", "num", "fun", "("):
        raise p.error("a full stop in the middle of a formula", token)
    if token[0] == "colon" and items and type(items[-1]) is Name:
        items[-1] = Text(items[-1].base, items[-1].span)


_AND = frozenset("and und et y e or".split())


def _conditional(p: Reading, value: Kind) -> Kind:
    """`1 if x > 0 else 0`: the value with its condition, at the end of a chain or alone."""
    rows: list[tuple[Kind, Kind | None]] = []
    left = value
    if type(value) is Relation and value.items[-1] is not None:
        value = value.items[-1]
    start = value.span[0]
    while True:
        p.at += 1
        if p.tokens[p.at][0] == "sep":
            p.at += 1
        rows.append((value, chain(p)))
        while p.tokens[p.at][0] == "sep" or p.tokens[p.at][1] in _AND:
            p.at += 1
        token = p.tokens[p.at]
        if token[0] == "prose" and token[1] in ELSE:
            p.at += 1
            value = expression(p, ANY)
        elif token[0] == "eof" or token[0] in _CLOSERS or token[0] in ("stop", "prose"):
            break
        else:
            value = expression(p, ANY)
            if p.tokens[p.at][0] == "prose" and p.tokens[p.at][1] in ELSE:
                p.at += 1
                rows.append((value, None))
                break
        if not (p.tokens[p.at][0] == "prose" and p.tokens[p.at][1] in IF):
            rows.append((value, None))
            break
    cases = Cases(tuple(rows), (start, p.tokens[p.at - 1][3]))
    if type(left) is Relation:
        return Relation((*left.items[:-1], cases), left.signs, (left.span[0], cases.span[1]))
    return cases


def contents(p: Reading, closing: str) -> Kind:
    """What stands in invisible brackets, up to and with the closing one."""
    tokens = p.tokens
    token = tokens[p.at]
    if token[0] == "num" and tokens[p.at + 1][0] == closing:
        p.at += 2
        return Number(token[1], (token[2], token[3]))
    start = token[2]
    kept = p.enter(False)
    p.depth += 1
    items: list[Kind] = []
    first = None
    if token[0] not in _SLOW:
        first = expression(p, ANY)
        if tokens[p.at][0] == closing:
            p.at += 1
            p.depth -= 1
            p.leave(kept)
            return first
    claims(p, items, first=first)
    p.leave(kept)
    p.depth -= 1
    close(p, closing)
    if len(items) == 1:
        return items[0]
    if not items:
        raise p.error("nothing stands between these brackets", tokens[p.at - 1], expected="a value")
    return Sequence(tuple(items), (start, tokens[p.at - 2][3]))


# What cannot begin a bare expression in brackets.
_SLOW = frozenset("sep rel xarrow stop colon prose text eof ) ] } tes |".split())


_SHOWN = {"tes": "\\}", ")|": "|", ")‖": "‖", "end": "\\end"}


def close(p: Reading, kind: str) -> Token:
    """Take the closing bracket that must stand here."""
    token = p.tokens[p.at]
    if token[0] != kind:
        shown = _SHOWN.get(kind, kind)
        if token[0] == "eof":
            raise p.error(f"a bracket is never closed: {shown} is missing", token, expected=shown)
        raise p.error(
            f"{p.text(token[2], token[3])} stands where {shown} should close a bracket",
            token,
            expected=shown,
        )
    p.at += 1
    return token
