"""pairing: which part of one side goes with which part of the other, at the least total cost."""

from __future__ import annotations

import msgspec

from handgrad.check.term import Term
from handgrad.graph import Node

# Costs. A number that fits costs nothing; one that does not costs MISFIT, a term that appears on
# one side only LOOSE.
MISFIT = 1.0
LOOSE = 1.2
WRONG_SIGN = 0.9
COLLAPSED = 0.004  # a tie-breaker: prefer the reading that keeps more structure
LOOKED_INSIDE = 0.3  # a name on one side, what it is computed from on the other
RENAMED = 0.02  # a different name with the same value
HOPELESS = 1e6
EXACT = 8  # up to so many parts the assignment is optimal; beyond, cheapest first
_APART = 1e-5  # what it costs to change places
WIDEST = 12  # sums and products with more parts are matched in order only


class Pair(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A number of the line and the part of the formula it stands for; fits says whether their
    values agree.
    """

    literal: Node
    meaning: Term
    fits: bool
    sign: int = 1


class Match(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One way to read a line."""

    cost: float
    pairs: tuple[Pair, ...] = ()
    missing: tuple[Term, ...] = ()  # parts of the formula the line lacks
    extra: tuple[Term, ...] = ()  # parts of the line the formula lacks
    turned: bool = False  # a factor that is the formula's with the other sign

    def plus(self, other: Match, cost: float = 0.0) -> Match:
        return Match(
            self.cost + other.cost + cost,
            self.pairs + other.pairs,
            self.missing + other.missing,
            self.extra + other.extra,
        )


NOTHING = Match(0.0)

Part = tuple[int, Term]  # a signed term of a sum, a factor of a product with its exponent


class Offer(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A part of the line paired with a part of the formula."""

    left: Part
    right: Part
    match: Match


Ranked = tuple[float, int, int, int, Offer]  # cost, distance of the places, place left, place right
_Chosen = tuple["_Chosen", Offer] | None  # the last choice, behind the ones before it


def cheapest_first(offers: list[Ranked]) -> list[Ranked]:
    """One after the other, the cheapest that is still free; ties go to the one in its place."""
    chosen: list[Ranked] = []
    used_left, used_right = set[int](), set[int]()
    for ranked in sorted(offers):  # no two have both places in common
        cost, _, i, j, _ = ranked
        if i in used_left or j in used_right or cost > 2 * LOOSE:
            continue
        used_left.add(i)
        used_right.add(j)
        chosen.append(ranked)
    return chosen


def cheapest_of_all(
    offers: list[Ranked], spare_left: list[float], spare_right: list[float]
) -> list[Offer]:
    """The assignment of least total cost, parts left over counted; ties go to the one that keeps
    the order.
    """
    first = cheapest_first(offers)
    if _is_least(first, offers, spare_left, spare_right):
        return [offer for *_, offer in first]
    rows: list[list[tuple[int, float, Offer]]] = [[] for _ in spare_left]
    for cost, far, i, j, offer in offers:
        cost += _APART * far
        if cost <= 2 * LOOSE:
            rows[i].append((1 << j, cost, offer))
    # which parts on the right are taken → the least cost so far, and how it came about
    best: dict[int, tuple[float, _Chosen]] = {0: (0.0, None)}
    for row, spare in zip(rows, spare_left, strict=True):
        after = {used: (cost + spare, chosen) for used, (cost, chosen) in best.items()}
        for used, (cost, chosen) in best.items():
            for bit, more, offer in row:
                if not used & bit:
                    known = after.get(used | bit)
                    if known is None or cost + more < known[0]:
                        after[used | bit] = (cost + more, (chosen, offer))
        best = after

    def total_cost(used: int) -> float:
        left_over = sum([c for j, c in enumerate(spare_right) if not used >> j & 1])
        return best[used][0] + left_over

    picked: list[Offer] = []
    chain = best[min(best, key=total_cost)][1]
    while chain is not None:
        chain, offer = chain
        picked.append(offer)
    return picked[::-1]


def _is_least(
    chosen: list[Ranked], offers: list[Ranked], spare_left: list[float], spare_right: list[float]
) -> bool:
    """Whether an assignment costs next to nothing, or no more than its parts would if each could
    have what is cheapest for it.
    """
    cost, left, right = 0.0, list(spare_left), list(spare_right)
    for more, far, i, j, _ in chosen:
        cost += more + _APART * far
        left[i] = right[j] = 0.0
    cost += sum(left) + sum(right)
    if cost <= MISFIT / 2:
        return True
    least = list(spare_left)
    for more, far, i, _, _ in offers:
        if more + _APART * far < least[i]:
            least[i] = more + _APART * far
    over = max(0, len(spare_right) - len(spare_left))
    return cost <= sum(least) + sum(sorted(spare_right)[:over]) + _APART / 2


def total(offers: list[Offer]) -> Match:
    """Several readings of parts as one of the whole."""
    cost, pairs, missing, extra = NOTHING.cost, NOTHING.pairs, NOTHING.missing, NOTHING.extra
    for offer in offers:
        match = offer.match
        cost += match.cost
        pairs += match.pairs
        missing += match.missing
        extra += match.extra
    return Match(cost, pairs, missing, extra)
