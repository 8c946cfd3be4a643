"""worded: a word behind a formula that is a factor of it and no remark.

`(4096 + 1) classes = …` is a product where the page has stated `classes = 1000`, and a remark
("12 apples") where it has not.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from handgrad.document import Link
from handgrad.notation import Call, Fence, Kind, Name, Number, Prefix, Product, Sum
from handgrad.read.pieces.draft import Draft
from handgrad.read.pieces.statements import Statement

_SHORTEST = 3  # a shorter word is read as a name anyway


def stated(links: Sequence[Link]) -> str:
    """The word that a chain gives a plain value, '' if it is no such chain."""
    if len(links) != 2 or not isinstance(links[0].body, Name):
        return ""
    name, value = links[0].body, links[1].body
    value = value.body if isinstance(value, Prefix) else value
    plain = name.key == name.base and name.base.isalpha() and len(name.base) >= _SHORTEST
    return name.base if plain and isinstance(value, Number) else ""


def is_factor(last: Draft, between: str, statement: Statement, words: Collection[str]) -> bool:
    """Whether a stated word stands between a chain and the sign that goes on; it is put there."""
    if not last.links or not statement.links or not statement.links[0].sign or statement.words:
        return False
    word = between.strip() or last.note
    if word not in words or "\n" in between:
        return False
    product = _multiplied(last.links[-1], word)
    if product is last.links[-1]:
        return False
    last.links[-1], last.note = product, ""
    return True


def _multiplied(link: Link, word: str) -> Link:
    """The link with the word as its last factor; as it was if nothing can be multiplied there."""
    end = link.span[1]
    body = _times(link.body, Name(word, span=(end, end)))
    return link if body is None else Link(link.sign, body, link.span)


def _times(body: Kind, name: Name) -> Kind | None:
    match body:
        case Sum(terms=(*before, last), signs=signs, span=span):
            product = _times(last, name)
            return None if product is None else Sum((*before, product), signs, span)
        case Product(factors=factors, operators=operators, span=span):
            return Product((*factors, name), (*operators, "·"), span=span)
        case Fence(shape="round") | Name() | Call():
            return Product((body, name), ("", "·"), span=body.span)
        case _:
            return None
