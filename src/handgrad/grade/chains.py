"""chains: the calculations of a page cut into their links, and the names they begin with."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handgrad.check import continued
from handgrad.document import Chain, Document
from handgrad.notation import Derivative, Kind, Name, Number, children


class Piece(msgspec.Struct, eq=False):
    """One link of a chain on the page."""

    start: int
    end: int
    chain: int
    plain: bool  # nothing is worked out: only numbers, or the name at the beginning


def pieces(document: Document) -> Iterator[Piece]:
    """Every link of every chain."""
    for at, block in enumerate(continued.blocks(document)):
        if isinstance(block, Chain):
            for i, link in enumerate(block.links):
                if link.span[0] >= 0:
                    # ∂L/∂b = ∂L/∂z = 0.36: the name in the middle is what it is worked out from.
                    derived = i > 0 and isinstance(link.body, (Name, Derivative))
                    plain = _plain(link.body) and not derived
                    yield Piece(link.span[0], link.span[1], at, plain)


def named(document: Document) -> Iterator[tuple[int, tuple[int, Kind]]]:
    """The chains that begin with a name and have something behind it: (place, name)."""
    for at, block in enumerate(continued.blocks(document)):
        if isinstance(block, Chain) and len(block.links) > 1:
            yield at, (block.links[0].span[0], block.links[0].body)


def _plain(kind: Kind) -> bool:
    """Nothing is worked out: a number, a name, or a list of these."""
    if isinstance(kind, (Name, Number)):
        return True
    inside = list(children(kind))
    return type(kind).__name__ in _HOLDERS and all(_plain(child) for child in inside)


_HOLDERS = frozenset({"Prefix", "Fence", "Matrix", "Listing", "Sequence", "Index", "Derivative"})
