"""statements: the claims of a formula, parsed: links with the signs between them.

`f_1 = σ(0.68) = 0.6637` is one statement with three links. A statement that begins with a sign has
no left side of its own and continues another one; a statement that ends with one goes on in the
next piece of the page.
"""

from __future__ import annotations

import msgspec

from handgrad import parse
from handgrad.document import Link
from handgrad.errors import ReadError
from handgrad.late import late
from handgrad.notation import (
    Braced,
    Derivative,
    Fence,
    Kind,
    Name,
    Number,
    Postfix,
    Prefix,
    Product,
    Relation,
    Sequence,
    Span,
    Text,
    Unread,
    children,
)  # fmt: skip
from handgrad.read.pieces.ambiguous import settled
from handgrad.read.pieces.segments import Segment, segments
from handgrad.read.pieces.sheet import Offsets, place

_HUGE = late(r"[0-9][eE][-+]?0*[1-9][0-9]{4}")


class Reading(msgspec.Struct, frozen=True):
    """How formulas of this page are to be read."""

    decimal_comma: bool = False
    declared: parse.Declared | None = None


class Statement(msgspec.Struct):
    """One claim: links[0].sign is '' or the sign it begins with; `trail` the sign it ends with."""

    links: list[Link]
    span: Span
    trail: str = ""
    words: str = ""
    tag: str = ""
    note: str = ""
    step: tuple[str, str] | None = None
    implied: bool = False  # stands behind an arrow ⟹
    bare: str = ""  # nothing but this sign
    own: bool = False  # its left side is said in words: it continues nothing
    complete: bool = True  # nothing in it is unread
    braced: bool = False  # it may hold brace labels


def statements(text: str, at: Offsets, language: str, reading: Reading) -> list[Statement]:
    """Every claim of a formula, in order; what cannot be read stays as Unread."""
    found: list[Statement] = []
    for segment in segments(text, at):
        if not segment.text:
            span = (place(segment.at, 0), place(segment.at, 0))
            if segment.lead:
                found.append(Statement([], span, bare=segment.lead, words=segment.words))
            elif segment.words and found:
                found[-1].note = segment.words
            continue
        kind, complete = formula(segment, language, reading)
        claims = _claims(kind, segment)
        for claim in claims:
            links = settled(claim.links, segment.text, segment.at)
            claim.complete = complete and links is claim.links
            claim.links, claim.braced = links, "brace" in segment.text
        found += claims
    return found


def formula(segment: Segment, language: str, reading: Reading) -> tuple[Kind, bool]:
    """The parser's answer, and whether all of it could be read. Recovering is tried only where it
    is needed."""
    if "\\" in segment.text:
        language = "latex"
    if _HUGE.search(segment.text) is not None:
        span = (place(segment.at, 0), place(segment.at, len(segment.text) - 1) + 1)
        return Unread(segment.text[:200], "a number of more than 10,000 digits", span), False
    text = segment.text.replace("\\$", "  ") if "\\$" in segment.text else segment.text

    def parsed(recover: bool) -> Kind:
        return parse.formula(
            text,
            positions=segment.at,
            language=language,
            declared=reading.declared,
            decimal_comma=reading.decimal_comma,
            recover=recover,
        )

    try:
        return parsed(False), True
    except ReadError:
        try:
            return parsed(True), False
        except ReadError as error:
            span = (place(segment.at, 0), place(segment.at, len(text) - 1) + 1)
            return Unread(segment.text[:200], error.message, span), False


def _claims(kind: Kind, segment: Segment) -> list[Statement]:
    found: list[Statement] = []
    for item in _flat(kind):
        if isinstance(item, Text) and found:  # "(given)" behind a claim
            found[-1].note = item.text.strip(" ()")
        else:
            found += _steps(item)
    if not found:
        return found
    first, last = found[0], found[-1]
    if segment.lead and first.links and not first.links[0].sign:
        link = first.links[0]
        first.links[0] = Link(segment.lead, link.body, link.span)
    last.trail = last.trail or segment.trail
    last.tag = segment.tag
    for statement in found:
        statement.step = segment.step
    first.words = segment.words
    last.note = segment.note or last.note
    return found


def _flat(kind: Kind) -> list[Kind]:
    """The claims of a sequence; brackets round a whole claim are taken off."""
    if isinstance(kind, Sequence):
        return [claim for item in kind.items for claim in _flat(item)]
    if isinstance(kind, Fence) and isinstance(kind.body, Relation | Sequence):
        return _flat(kind.body)
    return [kind]


def _steps(kind: Kind) -> list[Statement]:
    """One claim, cut where an arrow ⟹ leads on to another."""
    if not isinstance(kind, Relation):
        return [Statement([Link("", kind, kind.span)], kind.span)]
    found: list[Statement] = []
    links: list[Link] = []
    sign, implied = "", False
    for i, item in enumerate(kind.items):
        if i:
            sign = kind.signs[i - 1]
        leads_on = sign == "→" and len(links) > 1 and kind.signs[i : i + 1] == ("=",)
        if sign == "→" and links and item is not None:
            leads_on = leads_on or not _becomes(links[-1].body, item)
        if sign == "←" and len(links) > 1:
            break  # "= 1.585  ← 37 % less": an arrow to a remark
        if sign == "⟹" or leads_on:
            if links:
                found.append(_statement(links, implied))
            links, sign, implied = [], "", True
        if item is not None:
            links.append(Link(sign, item, item.span))
    if links:
        found.append(_statement(links, implied))
    if found and len(kind.signs) >= len(kind.items):
        found[-1].trail = kind.signs[-1]
    return found


def _becomes(left: Kind, right: Kind) -> bool:
    """Whether an arrow may say what comes out: not from one number to another ("13.3 → 13 chunks"),
    from one name to the next (x₁ → x₂) or from one shape to another (112×112×64 → 56×56×128).
    """
    return not any(alike(left) and alike(right) for alike in (is_number, _is_name, _is_shape))


def _is_name(kind: Kind) -> bool:
    return isinstance(kind, Name)


def is_number(kind: Kind) -> bool:
    """Whether it is a number and nothing else, with its sign, per cent, brackets."""
    while isinstance(kind, Prefix | Postfix | Fence):
        kind = kind.body
    return isinstance(kind, Number)


def _is_shape(kind: Kind) -> bool:
    """Whole numbers with crosses between them."""
    return isinstance(kind, Product) and all(
        isinstance(part, Number) and part.text.isdigit() for part in children(kind)
    )


def _statement(links: list[Link], implied: bool) -> Statement:
    return Statement(links, (links[0].span[0], links[-1].span[1]), implied=implied)


def labels(kind: Kind) -> list[Statement]:
    """The claims in labels of braces: `\\underbrace{a·b}_{\\text{current } = −0.16}` says a·b =
    −0.16."""
    found: list[Statement] = []
    stack = [kind]
    while stack:
        one = stack.pop()
        if isinstance(one, Braced):
            for label in _flat(one.label):
                claim = _label(one, label)
                if claim is not None:
                    found.append(claim)
            stack.append(one.body)
        elif not isinstance(one, Number | Name | Text | Unread):
            stack += reversed(children(one))
    return found


def _label(brace: Braced, label: Kind) -> Statement | None:
    links = [Link("", brace.body, brace.body.span)]
    words = ""
    if isinstance(label, Relation):
        head = label.items[0]
        if head is not None and has_number(head):
            links.append(Link("=", head, head.span))
        elif head is not None:
            words = wording(head)
        for sign, item in zip(label.signs, label.items[1:], strict=False):
            if item is not None:
                links.append(Link(sign, item, item.span))
    elif isinstance(label, Number) or (
        isinstance(label, Prefix) and isinstance(label.body, Number)
    ):
        links.append(Link("=", label, label.span))
    if len(links) < 2:
        return None
    return Statement(links, brace.span, words=words)


def wording(kind: Kind) -> str:
    """A name or text as plain words."""
    match kind:
        case Text(text=text):
            return text.strip()
        case Name():
            return kind.key.strip()
        case Derivative(of=of, by=by, style=style):
            over = f"{style}{wording(of) if of is not None else ''}"
            return "/".join([over, *(style + wording(one) for one in by)])
        case _:
            return " ".join(filter(None, (wording(child) for child in children(kind))))


def has_number(kind: Kind) -> bool:
    """Whether a number stands anywhere in it."""
    if isinstance(kind, Number):
        return True
    return any(has_number(child) for child in children(kind))


def unread(statement: Statement) -> list[Unread]:
    """Every stretch of a statement that could not be read."""
    if statement.complete:
        return []
    return [lost for link in statement.links for lost in _unread(link.body)]


def is_lost(statement: Statement) -> bool:
    """Whether nothing of it could be read."""
    return not statement.complete and all(isinstance(link.body, Unread) for link in statement.links)


def _unread(kind: Kind) -> list[Unread]:
    if isinstance(kind, Unread):
        return [kind]
    if isinstance(kind, Number | Name | Text):
        return []
    return [found for child in children(kind) for found in _unread(child)]


def whole(statement: Statement) -> Kind:
    """The statement as one piece of notation, for the paragraph it stands in."""
    links = statement.links
    if len(links) == 1 and not links[0].sign:
        return links[0].body
    items: tuple[Kind | None, ...] = tuple(link.body for link in links)
    if links[0].sign:
        return Relation((None, *items), tuple(link.sign for link in links), statement.span)
    return Relation(items, tuple(link.sign for link in links[1:]), statement.span)
