"""in_place: a line that is its formula part by part, each number in its place and fitting there.

Most lines are. Nothing can be a cheaper reading, so nothing else need be looked at; `align` tries
every other place where this gives none.
"""

from __future__ import annotations

from collections.abc import Mapping

from handgrad.check.elsewhere import near
from handgrad.check.pairing import COLLAPSED, Match, Pair
from handgrad.check.term import Term
from handgrad.graph import Node

Sizes = Mapping[Node, tuple[float, float]]  # numbers of the page: their size, their last place


class InPlace:
    """One comparison, part by part.

    numbers   the numbers of the page → their size as printed (float) and their last place
    true      a term's true value as a float, if it is known
    said      its values by the author's own numbers, looked up where the true one does not fit
    """

    def __init__(
        self,
        numbers: Sizes,
        true: Mapping[Term, float | None],
        said: Mapping[Term, tuple[float, ...]],
    ) -> None:
        self._numbers = numbers
        self._true = true
        self._said = said
        self._pairs: list[Pair] = []
        self._cost = 0.0

    def read(self, line: Term, formula: Term, sign: int) -> Match | None:
        """The line as `sign`·`formula`; None if a part is not in its place or does not fit."""
        self._pairs, self._cost = [], 0.0
        return Match(self._cost, tuple(self._pairs)) if self._is(line, formula, sign) else None

    def _is(self, line: Term, formula: Term, sign: int) -> bool:
        kind = line.kind
        if kind == "atom":
            found = self._numbers.get(line.node)
            if found is not None:
                return self._fits(line.node, found, formula, sign)
            return line.node is formula.node and formula.kind == "atom" and sign == 1
        if kind == "product" and formula.kind != "product":
            return self._is_signed(line, formula, sign)
        if kind != formula.kind or len(line.parts) != len(formula.parts):
            return False
        if kind == "product":
            return self._is_product(line, formula, sign)
        if kind == "sum":
            for (mine, a), (theirs, b) in zip(line.parts, formula.parts, strict=True):
                if not self._is(a, b, mine * sign * theirs):
                    return False
            return True
        if sign != 1 or line.op != formula.op:
            return False
        for (_, a), (_, b) in zip(line.parts, formula.parts, strict=True):
            if not self._is(a, b, 1):
                return False
        return True

    def _is_signed(self, line: Term, formula: Term, sign: int) -> bool:
        """−0.5 for a part of the formula, as 0.5 with a sign pulled out."""
        if len(line.parts) != 1 or line.parts[0][0] != 1:
            return False
        bare = line.parts[0][1]
        found = self._numbers.get(bare.node) if bare.kind == "atom" else None
        return found is not None and self._fits(bare.node, found, formula, sign * line.sign)

    def _is_product(self, line: Term, formula: Term, sign: int) -> bool:
        """Factor by factor in size; the signs are settled for the whole."""
        turned = sign * line.sign * formula.sign
        for (mine, a), (theirs, b) in zip(line.parts, formula.parts, strict=True):
            if mine != theirs:
                return False
            found = self._numbers.get(a.node) if a.kind == "atom" else None
            if found is None:
                if not self._is(a, b, 1):
                    return False
                continue
            side = self._side(found, b)
            if side == 0:
                return False
            self._take(a.node, b, side)
            if side < 0:
                turned = -turned
                self._cost += COLLAPSED / 2
        return turned > 0

    def _fits(self, number: Node, found: tuple[float, float], formula: Term, sign: int) -> bool:
        value, last_place = found
        true = self._true[formula]
        if true is None or not near(value, sign * true, last_place):
            for said in self._said[formula]:
                if near(value, sign * said, last_place):
                    break
            else:
                return False
        self._take(number, formula, sign)
        return True

    def _side(self, found: tuple[float, float], formula: Term) -> int:
        """The sign of the part of the formula whose size a factor is; 0 if it is not."""
        value, last_place = found
        size, meant = abs(value), self._true[formula]
        if meant is None or not near(size, abs(meant), last_place):
            for meant in self._said[formula]:
                if near(size, abs(meant), last_place):
                    break
            else:
                return 0
        return -1 if meant * value < 0 else 1

    def _take(self, number: Node, formula: Term, sign: int) -> None:
        if formula.kind != "atom":
            self._cost += COLLAPSED * (formula.size - 1)
        self._pairs.append(Pair(number, formula, True, sign))
