"""assign: which part of a line goes with which part of a formula, parts that were worked out
together taken together.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from handgrad.check.pairing import (
    COLLAPSED,
    EXACT,
    HOPELESS,
    LOOSE,
    MISFIT,
    WIDEST,
    WRONG_SIGN,
    Match,
    Offer,
    Part,
    Ranked,
    cheapest_first,
    cheapest_of_all,
)
from handgrad.check.term import Term

Compose = Callable[[str, int, tuple[tuple[int, Term], ...]], Term]


class Assigner(ABC):
    """Pairs off the parts of two sums or two products.

    strict   whether a part that goes nowhere ends the look
    """

    strict: bool
    _compose: Compose

    @abstractmethod
    def match(self, line: Term, formula: Term, sign: int = 1) -> Match:
        """The cheapest reading of `line` as `sign`·`formula`."""

    @abstractmethod
    def _literal(self, term: Term) -> tuple[float, float] | None: ...

    @abstractmethod
    def _magnitude(self, line: Term, formula: Term) -> Match: ...

    @abstractmethod
    def _loose_terms(self, left: list[Part], right: list[Part]) -> Match: ...

    @abstractmethod
    def _loose_factors(self, left: list[Part], right: list[Part]) -> Match: ...

    @abstractmethod
    def _vanishes(self, term: Term, neutral: float) -> bool: ...

    @abstractmethod
    def _reads(self, term: Term, neutral: float) -> bool: ...

    def _assign(
        self,
        left: list[Part],
        right: list[Part],
        pair: Callable[[Part, Part], Match],
        neutral: float,
    ) -> tuple[list[Offer], list[Part], list[Part]] | None:
        """Pairs off the two sides, cheapest first (in place where costs tie); gives what is left
        on either side. None if that is hopeless.
        """
        if len(left) == len(right):
            straight = self._in_order(left, right, pair)
            if straight is not None:
                return straight, [], []
        offers, lost = [], 0
        wide = len(left) > WIDEST or len(right) > WIDEST
        for i, a in enumerate(left):
            for j, b in enumerate(right):
                if wide and i != j:
                    continue
                found = pair(a, b)
                if found.cost < HOPELESS:
                    offers.append((found.cost, abs(i - j), i, j, Offer(a, b, found)))
            if (
                self.strict
                and not (offers and offers[-1][2] == i)
                and not self._reads(a[1], neutral)
            ):
                lost += 1
                if lost > 1 or len(left) >= len(right):  # one may be several parts worked out
                    return None
        if len(left) <= EXACT and len(right) <= EXACT:
            spare_left = [self._spare(t, neutral) for _, t in left]
            spare_right = [0.0 if self._vanishes(t, neutral) else LOOSE for _, t in right]
            chosen = cheapest_of_all(offers, spare_left, spare_right)
            if len(chosen) == len(left) - 1 == len(right) - 1:
                chosen += self._come_to_nothing(offers, chosen)
        else:
            chosen = [offer for *_, offer in cheapest_first(offers)]
        return (
            chosen,
            _left_over(left, [o.left for o in chosen]),
            _left_over(right, [o.right for o in chosen]),
        )

    def _come_to_nothing(self, offers: list[Ranked], chosen: list[Offer]) -> list[Offer]:
        """The last two parts, where both come to 0 and one is the other but for one number."""
        for _, _, _, _, last in offers:
            taken = any(last.left is o.left or last.right is o.right for o in chosen)
            if not taken and last.left[1].kind == last.right[1].kind == "product":
                cost = last.match.cost
                return [last] if MISFIT <= cost < MISFIT + LOOSE / 10 else []
        return []

    def _spare(self, term: Term, neutral: float) -> float:
        """What it costs that a part of the line goes nowhere; a calculation is for something, even
        if it comes to 0.
        """
        if not self._reads(term, neutral):
            return LOOSE
        return 0.0 if term.kind == "atom" else COLLAPSED

    def _in_order(
        self, left: list[Part], right: list[Part], pair: Callable[[Part, Part], Match]
    ) -> list[Offer] | None:
        """The pairing place by place, if all but one number fit: nothing can be better, since a
        number that fits its own place and another's too would make both fit.
        """
        chosen = []
        room = MISFIT + LOOSE / 10
        for a, b in zip(left, right, strict=True):
            found = pair(a, b)
            if found.cost > LOOSE / 10:
                room -= found.cost
                if room < 0 or found.missing or found.extra:
                    return None
            chosen.append(Offer(a, b, found))
        return chosen

    def _regroup(
        self, chosen: list[Offer], left: list[Part], right: list[Part], kind: str
    ) -> tuple[list[Offer], list[Part], list[Part]]:
        """Several parts of the formula may have been worked out into one number of the line: a
        number that fits nothing alone is tried against what would otherwise be missing.
        """
        if not right:
            return chosen, left, right
        misfits = [
            o for o in chosen if o.match.cost >= WRONG_SIGN and self._is_number(o.left, kind)
        ]
        options: list[tuple[Part, list[Part], Offer | None]] = [
            (part, right, None) for part in left if self._is_number(part, kind) and len(right) > 1
        ]
        options += [(o.left, [o.right, *right], o) for o in misfits]
        best: tuple[float, Offer, Offer | None] | None = None
        loose = self._loose_terms if kind == "sum" else self._loose_factors
        for part, group, instead in options:
            whole = self._compose(kind, 1, tuple(group))
            found = (
                self.match(part[1], whole, part[0])
                if kind == "sum"
                else self._magnitude(part[1], whole)
            )
            rest = [p for p in left if p is not part]
            before = loose(left, right).cost + (0.0 if instead is None else instead.match.cost)
            after = found.cost + loose(rest, []).cost
            if after < before and (best is None or after - before < best[0]):
                best = (after - before, Offer(part, (1, whole), found), instead)
        if best is None:
            return chosen, left, right
        _, offer, instead = best
        kept = [o for o in chosen if o is not instead]
        return [*kept, offer], [p for p in left if p is not offer.left], []

    def _is_number(self, part: Part, kind: str) -> bool:
        if kind == "product" and part[0] != 1:
            return False
        return self._literal(part[1]) is not None


def _left_over(parts: list[Part], taken: list[Part]) -> list[Part]:
    """The parts that were not taken."""
    if len(parts) == len(taken):
        return []
    return [part for part in parts if all(part is not other for other in taken)]
