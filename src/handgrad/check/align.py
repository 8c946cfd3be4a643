"""align: which number of a worked line stands for which part of the formula behind it.

Two terms are matched as trees, modulo order, distributed sign, dropped zeros and ones, and parts
that were already worked out. The cheapest matching wins; its cost says how many numbers do not fit
what they stand for. Values only help to choose between places that the structure allows; whether a
number is right is judged elsewhere, exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from handgrad.check.assign import Assigner
from handgrad.check.elsewhere import near
from handgrad.check.in_place import InPlace
from handgrad.check.logistic import written_out
from handgrad.check.pairing import (
    COLLAPSED,
    HOPELESS,
    LOOKED_INSIDE,
    LOOSE,
    MISFIT,
    NOTHING,
    RENAMED,
    WRONG_SIGN,
    Match,
    Pair,
    Part,
    total,
)
from handgrad.check.term import Term, as_one
from handgrad.graph import Node

__all__ = ["LOOSE", "MISFIT", "WRONG_SIGN", "Aligner", "Match", "Pair"]


class Aligner(Assigner):
    """Matches terms of a line against terms of a formula.

    numbers   the numbers of the page → their size as printed (float) and their last place
    true      a term's true value as a float, if it is known
    said      a term's values by the author's own numbers (asked only where the true one does not
              fit)
    inside    a named atom of the formula → the term of its definition, or None
    strict    whether no number may misfit: the search ends with the first that does
    barred    a number that may not be the one that does not fit
    """

    def __init__(
        self,
        numbers: Mapping[Node, tuple[float, float]],
        true: Mapping[Term, float | None],
        said: Mapping[Term, tuple[float, ...]],
        inside: Callable[[Term], Term | None],
        compose: Callable[[str, int, tuple[tuple[int, Term], ...]], Term],
        strict: bool = False,
        barred: Node | None = None,
    ) -> None:
        self._numbers = numbers
        self._true = true
        self._said = said
        self._inside = inside
        self._compose = compose
        self._depth = 0
        self._work = 0
        self._done: dict[tuple[Term, Term, int], Match] = {}
        self._left_out: dict[tuple[Term, float], bool] = {}
        self.strict = strict
        self._barred = barred
        self._in_place = InPlace(numbers, true, said)

    def match(self, line: Term, formula: Term, sign: int = 1) -> Match:
        """The cheapest reading of `line` as `sign`·`formula`. Bounded: a hopeless match says so."""
        if (done := self._done.get((line, formula, sign))) is not None:
            return done
        self._work = self._work + 1 if self._depth else 1
        if self._work > 4000 or self._depth > 40:
            return Match(HOPELESS)
        found = None if self._depth else self._in_place.read(line, formula, sign)
        if found is None:
            self._depth += 1
            found = self._match(line, formula, sign)
            self._depth -= 1
        self._done[line, formula, sign] = found
        return found

    def _literal(self, term: Term) -> tuple[float, float] | None:
        """The size and last place of a term that is a number of the page."""
        return self._numbers.get(term.node) if term.kind == "atom" else None

    def _match(self, line: Term, formula: Term, sign: int) -> Match:
        found = self._literal(line)
        if found is not None:
            return self._number(line, found, formula, sign)
        if line.kind == "atom":
            return self._name(line, formula, sign)
        if line.kind == "product" and formula.kind != "product":
            bare = self._signed_number(line)
            if bare is not None:
                return self._number(bare[0], bare[1], formula, sign * line.sign)
        match formula.kind:
            case "atom":
                behind = self._inside(formula)
                if behind is not None:
                    cost = RENAMED if self._close(line, formula, sign) else LOOKED_INSIDE
                    return self.match(line, behind, sign).plus(Match(cost))
                if line.kind == "product":
                    return self._products(line, as_one("product", formula), sign)
                if line.kind == "sum":
                    return self._sums(line, formula, sign)
                return Match(HOPELESS)
            case "sum":
                return self._sums(as_one("sum", line), formula, sign)
            case "product":
                if line.kind == "sum":
                    return self._sums(line, as_one("sum", formula), sign)
                return self._products(as_one("product", line), formula, sign)
            case _:
                return self._functions(line, formula, sign)

    # -- atoms

    def _number(self, line: Term, written: tuple[float, float], formula: Term, sign: int) -> Match:
        value, last_place = written
        true = self._true[formula]
        fits = true is not None and near(value, sign * true, last_place)
        flipped = False
        values: tuple[float, ...] = ()
        if not fits:
            values = self._said[formula] if true is None else (true, *self._said[formula])
            fits = any(near(value, sign * v, last_place) for v in values)
            flipped = not fits and any(near(-value, sign * v, last_place) for v in values)
        cost = 0.0 if fits else (WRONG_SIGN if flipped else MISFIT)
        if not fits and (self.strict or line.node is self._barred):
            cost = HOPELESS
        if not fits and not values:
            cost = MISFIT / 2
        if formula.kind != "atom":
            cost += COLLAPSED * (formula.size - 1)
        return Match(cost, (Pair(line.node, formula, fits, sign),))

    def _signed_number(self, line: Term) -> tuple[Term, tuple[float, float]] | None:
        """−0.5 as the number 0.5 with a sign pulled out."""
        if len(line.parts) == 1 and line.parts[0][0] == 1:
            found = self._literal(line.parts[0][1])
            if found is not None:
                return line.parts[0][1], found
        return None

    def _name(self, line: Term, formula: Term, sign: int) -> Match:
        if line.node is formula.node:
            return NOTHING if sign == 1 else Match(WRONG_SIGN)
        mine, theirs = self._true[line], self._true[formula]
        if mine is not None and theirs is not None and _same(mine, sign * theirs):
            return Match(RENAMED + COLLAPSED * (formula.size - 1))
        return Match(MISFIT + LOOSE, (), (formula,), (line,))

    # -- sums, products, functions

    def _sums(self, line: Term, formula: Term, sign: int) -> Match:
        left = list(line.parts) if line.kind == "sum" else [(1, line)]
        right = (
            [(sign * s, t) for s, t in formula.parts]
            if formula.kind == "sum"
            else [(sign, formula)]
        )
        found = self._assign(left, right, self._term_pair, 0.0)
        if found is None:
            return Match(HOPELESS)
        chosen, left, right = self._regroup(*found, "sum")
        return total(chosen).plus(self._loose_terms(left, right))

    def _term_pair(self, a: Part, b: Part) -> Match:
        return self.match(a[1], b[1], a[0] * b[0])

    def _loose_terms(self, left: list[Part], right: list[Part]) -> Match:
        missing = [t for _, t in right if not self._vanishes(t, 0.0)]
        extra = [t for _, t in left if not self._reads(t, 0.0)]
        return Match(LOOSE * (len(missing) + len(extra)), (), tuple(missing), tuple(extra))

    def _products(self, line: Term, formula: Term, sign: int) -> Match:
        parity = sign * line.sign * formula.sign
        left = list(line.parts)
        right = list(formula.parts)
        found = self._assign(left, right, self._factor_pair, 1.0)
        if found is None:
            return Match(HOPELESS)
        chosen, left, right = self._regroup(*found, "product")
        flips = 1
        for offer in chosen:
            flips *= -1 if offer.match.turned else 1
            if self._literal(offer.left[1]) is not None:  # only a bare factor shows its sign here
                for pair in offer.match.pairs:
                    flips *= pair.sign if pair.fits else 1
        match = total(chosen).plus(self._loose_factors(left, right))
        if parity * flips < 0 and match.cost < MISFIT:
            match = match.plus(Match(WRONG_SIGN))
        return match

    def _factor_pair(self, a: Part, b: Part) -> Match:
        if a[0] == b[0]:
            return self._magnitude(a[1], b[1])
        if a[0] > 0 and b[1].node.op == "constant" and self._literal(a[1]) is not None:
            share = self._magnitude(a[1], self._compose("product", 1, (b,)))  # 0.5 for 1/2
            return share if share.cost < MISFIT else Match(HOPELESS)
        return Match(HOPELESS)

    def _magnitude(self, line: Term, formula: Term) -> Match:
        """Inside a product only magnitudes are compared; the signs are settled for the whole
        product.
        """
        found = self._literal(line)
        if found is None:
            straight = self.match(line, formula)
            if straight.cost < MISFIT:
                return straight
            turned = self.match(line, formula, -1)
            if turned.cost >= straight.cost:
                return straight
            return msgspec.structs.replace(turned, cost=turned.cost + 2 * COLLAPSED, turned=True)
        value, last_place = found
        true = self._true[formula]
        meant = true
        fits = true is not None and near(abs(value), abs(true), last_place)
        if not fits:
            meant = next(
                (v for v in self._said[formula] if near(abs(value), abs(v), last_place)), None
            )
            fits = meant is not None
        sign = -1 if fits and meant is not None and meant * value < 0 else 1
        cost = 0.0 if fits else MISFIT
        if formula.kind != "atom":
            cost += COLLAPSED * (formula.size - 1)
        if not fits and (self.strict or line.node is self._barred):
            cost = HOPELESS
        if sign < 0:
            cost += COLLAPSED / 2
        return Match(cost, (Pair(line.node, formula, fits, sign),))

    def _loose_factors(self, left: list[Part], right: list[Part]) -> Match:
        constants = [(way, self._true[t]) for way, t in right if t.node.op == "constant"]
        whole = 1.0
        for way, value in constants:
            whole *= 0.0 if not value else value if way > 0 else 1 / value
        cancel = abs(whole - 1) < 1e-12  # 2 · ½ need not be written
        missing = [
            t
            for _, t in right
            if not (self._vanishes(t, 1.0) or (cancel and t.node.op == "constant"))
        ]
        extra = [t for _, t in left if not self._reads(t, 1.0)]
        return Match(LOOSE * (len(missing) + len(extra)), (), tuple(missing), tuple(extra))

    def _functions(self, line: Term, formula: Term, sign: int) -> Match:
        if line.kind == "product" and len(line.parts) > 1:
            return self._products(
                line, written_out(formula, line) or as_one("product", formula), sign
            )
        if line.kind == "sum":
            return self._sums(line, formula, sign)
        outer = sign
        if line.kind == "product" and line.parts and line.parts[0][0] == 1:
            outer, line = sign * line.sign, line.parts[0][1]
        if line.kind != "apply" or line.op != formula.op or len(line.parts) != len(formula.parts):
            return Match(HOPELESS)
        match = NOTHING if outer == 1 else Match(WRONG_SIGN)
        for (_, a), (_, b) in zip(line.parts, formula.parts, strict=True):
            match = match.plus(self.match(a, b))
        return match

    def _close(self, line: Term, formula: Term, sign: int) -> bool:
        """Whether a part of the line may well be the named value worked out: about as large."""
        mine, theirs = self._true[line], self._true[formula]
        if mine is None or theirs is None:
            return False
        return abs(mine - sign * theirs) <= 0.02 * max(abs(mine), abs(theirs))

    def _vanishes(self, term: Term, neutral: float) -> bool:
        """Whether a part of the formula may be left out: 0 in a sum, 1 in a product."""
        known = self._left_out.get((term, neutral))
        if known is None:
            true = self._true[term]
            known = true is not None and _same(true, neutral)
            known = known or any(_same(v, neutral) for v in self._said[term])
            self._left_out[term, neutral] = known
        return known

    def _reads(self, term: Term, neutral: float) -> bool:
        """Whether a part of the line is a written 0 or 1 that changes nothing."""
        found = self._literal(term)
        if found is not None:
            return found[0] == neutral
        true = self._true[term]
        return true is not None and _same(true, neutral)


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-12 * max(1.0, abs(a), abs(b))
