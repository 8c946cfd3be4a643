"""continued: a sum that goes on in the next formula: `s = a + b`, then `+ c − d`, then `= 0.2`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handgrad.check.written import bare_number
from handgrad.document import Block, Chain, Document, Link
from handgrad.notation import Fence, Kind, Listing, Matrix, Prefix, Sum


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of a page, sums that were broken over several formulas put together."""
    held: Chain | None = None
    for block in document.blocks:
        if held is not None:
            if isinstance(block, Chain) and _goes_on(block, document.text):
                held = _joined(held, block)
                continue
            yield held
            held = None
        if isinstance(block, Chain) and _unfinished(block):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _unfinished(chain: Chain) -> bool:
    """A formula in the middle of a sum: something was set equal to a line that is no number and no
    vector of them.
    """
    last = chain.links[-1].body
    if len(chain.links) < 2 or bare_number(last) is not None:
        return False
    return not isinstance(last, (Matrix, Listing, Fence)) or (
        isinstance(last, Fence) and not isinstance(last.body, Listing)
    )


def _goes_on(chain: Chain, text: str) -> bool:
    """Whether a formula begins with a plus or minus before a calculation."""
    first = chain.links[0]
    return (
        first.sign == ""
        and chain.context == "math"
        and not chain.words
        and text[first.span[0] : first.span[0] + 1] in ("+", "-", "−")
        and bare_number(first.body) is None
    )


def _joined(chain: Chain, more: Chain) -> Chain:
    last, first = chain.links[-1], more.links[0]
    body = _sum(last.body, first.body)
    link = Link(last.sign, body, (last.span[0], first.span[1]))
    links = (*chain.links[:-1], link, *more.links[1:])
    return msgspec.structs.replace(chain, links=links, tag=more.tag or chain.tag)


def _sum(left: Kind, right: Kind) -> Kind:
    terms, signs = _terms(left)
    more, more_signs = _terms(right)
    return Sum((*terms, *more), (*signs, *more_signs), (left.span[0], right.span[1]))


def _terms(kind: Kind) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    """The signed terms of a sum; a leading sign is that of the first term."""
    terms, signs = (kind.terms, kind.signs) if isinstance(kind, Sum) else ((kind,), ("+",))
    first = terms[0]
    if isinstance(first, Prefix) and first.sign in ("+", "-"):
        return (first.body, *terms[1:]), (first.sign, *signs[1:])
    return terms, signs
