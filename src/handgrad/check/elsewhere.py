"""elsewhere: whether a number that does not fit its place in a line may belong to another place.

Only where it cannot, the number is certainly the one to blame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from handgrad.check.term import Term
from handgrad.graph import Node

True_ = Mapping[Term, float | None]
Said = Mapping[Term, tuple[float, ...]]  # the author's values
Inside = Callable[[Term], Term | None]

_WRAPPED = 2  # a sum may stand where the formula has a product, and the other way round
_GROUPED = 6  # up to so many parts every group is looked at
_MANY = 60  # parts of a formula that are looked at


def may_fit(
    number: Node,
    printed: tuple[float, float],
    line: Term,
    formula: Term,
    true: True_,
    said: Said,
    inside: Inside,
) -> bool:
    """Whether a number of a line may be the value of any part of a formula it could be paired
    with: a part, what is behind it, or some terms or factors worked out together.
    """
    size, last_place = printed
    depth = _depth(line, number) + _WRAPPED
    waiting = [(formula, 0)]
    for looked_at, (term, below) in enumerate(waiting):
        if looked_at > _MANY or len(term.parts) > _GROUPED:
            return True
        for value in _worked_out(term, true, said):
            if value is None or near(size, abs(value), last_place):
                return True
        if below < depth:
            waiting += [(part, below + 1) for _, part in term.parts]
            behind = inside(term) if term.kind == "atom" else None
            if behind is not None:
                waiting.append((behind, below))
    return False


def _worked_out(term: Term, true: True_, said: Said) -> Iterator[float | None]:
    """Roughly the values of a term and of every group of its parts; None for what nobody
    knows.
    """
    yield true[term]
    yield from said[term]
    if term.kind in ("sum", "product") and len(term.parts) > 2:
        known = [(way, true[part]) for way, part in term.parts]
        for count in range(2, len(known)):
            for group in combinations(known, count):
                yield _together(term.kind, group)


def _depth(term: Term, number: Node) -> int:
    """How far below the whole a number stands; −1 if it does not."""
    layer, depth = [term], 0
    while layer:
        below: list[Term] = []
        for at in layer:
            if at.kind != "atom":
                below += [part for _, part in at.parts]
            elif at.node is number:
                return depth
        layer, depth = below, depth + 1
    return -1


def _together(kind: str, parts: Sequence[tuple[int, float | None]]) -> float | None:
    """A group of terms added up, or of factors multiplied."""
    total = 0.0 if kind == "sum" else 1.0
    for way, value in parts:
        if value is None or (way < 0 and value == 0 and kind == "product"):
            return None
        total = total + way * value if kind == "sum" else total * value**way
    return total


def near(a: float, b: float, last_place: float) -> bool:
    """Whether the number a may be b to its last place: rounded, or (with decimals) cut off."""
    off, slack = abs(a - b), 1e-9 * abs(b)
    if off > last_place + slack:
        return False
    if off <= 0.5001 * last_place + slack:
        return True
    cut = abs(b) - abs(a)
    return last_place < 1 and a * b >= 0 and -slack <= cut < last_place
