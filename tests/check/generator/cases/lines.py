"""lines: what stands on which line: name = formula = numbers = result.

A printed number is the end of a line if it is the first of its quantity; numbers before it that
occur in its formula are the operands of that line, as far as they fit; what is said again without
need stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from ..expression import (
    Div,
    Leaf,
    Neg,
    Node,
    Number,
    Ref,
    Symbol,
    children,
    rebuild,
    value,
)
from .formulas import ends, logistic, over, replaced, signed, spelled
from .read import Case, Claim

_FAR = 14  # how many numbers one line has room for
_STAGES = 4


@dataclass(frozen=True)
class Printed(Leaf):
    """A number of a claim on the page.

    copy  it only says again what was printed before
    last  it stands at the end of its line
    """

    claim: Claim | None = None
    copy: bool = False
    last: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the page.

    left      its name, or the formula it gives the value of
    formula   the formula in names, None where it is not written
    stages    formulas in numbers
    result    the number at its end
    millions  it is claimed in millions
    """

    left: Node
    formula: Node | None
    stages: tuple[Node, ...]
    result: Printed
    millions: bool = False


def printed(claim: Claim, copy: bool = False, last: bool = False) -> Printed:
    """The number as it stands on the page."""
    said = claim.value
    return Printed(claim.printed, said, said, claim.true, claim=claim, copy=copy, last=last)


def lines(case: Case, full: bool = False) -> list[Row]:
    """The lines of the whole page, every claim on one of them; `full`: all numbers put in first."""
    return _Author(case, full).work()


class _Author:
    def __init__(self, case: Case, full: bool) -> None:
        self.case = case
        self.full = full
        self.known: dict[Node, Claim] = {}
        self.said: set[Symbol | Node] = set()

    def work(self) -> list[Row]:
        claims, rows, place = self.case.claims, [], 0
        while place < len(claims):
            end = self._end(place)
            rows.append(self._row(claims[place:end], claims[end]))
            place = end + 1
        return rows

    def _first(self, claim: Claim) -> bool:
        return (claim.symbol or claim.node) not in self.said

    def _end(self, place: int) -> int:
        """The claim that ends the line on which the claim at `place` stands."""
        claims = self.case.claims
        if self._first(claims[place]) and claims[place].symbol in self.case.definitions:
            return place
        for end in range(place + 1, min(place + _FAR, len(claims))):
            if not self._first(claims[end]):
                continue
            formula = self._formula(claims[end])
            staged = self._staged(formula, claims[place:end]) or [formula]
            if not any(isinstance(stage, Leaf | Ref) or stage == formula for stage in staged):
                return end
        return place

    def _formula(self, claim: Claim) -> Node:
        """What the number is worked out from, in names that stand on the page or are given."""
        node = claim.node
        if claim.symbol in self.case.definitions:
            node = self.case.definitions[claim.symbol]
        return self._open(node)

    def _open(self, node: Node) -> Node:
        """Steps that were never printed are written out."""
        if isinstance(node, Ref):
            if node in self.known or Neg(node) in self.known or node.symbol in self.case.values:
                return node
            inner = self.case.definitions.get(node.symbol)
            return node if inner is None else self._open(inner)
        below = children(node)
        return rebuild(node, tuple(self._open(part) for part in below)) if below else node

    def _staged(self, formula: Node, claims: list[Claim]) -> list[Node] | None:
        """The formula with the claims in it, on as few stages as they need."""
        stages: list[list[Claim]] = [[]]
        for claim in claims:
            if self._filled(formula, [*stages[-1], claim]) is None:
                stages.append([])
            stages[-1].append(claim)
        for now, after in pairwise(stages):
            for claim in [c for c in now if children(c.node)]:  # worked out as late as can be
                if self._filled(formula, [*after, claim]) is not None:
                    now.remove(claim)
                    after.append(claim)
        filled = [self._filled(formula, stage) for stage in stages]
        done = [stage for stage in filled if stage is not None]
        return done if len(done) == len(filled) <= _STAGES else None

    def _filled(self, formula: Node, claims: list[Claim]) -> Node | None:
        """The formula with these claims as numbers, None if one does not occur in it."""
        for claim in claims:
            put = self._put(formula, claim)
            if put is None:
                return None
            formula = put
        return formula

    def _put(self, formula: Node, claim: Claim) -> Node | None:
        """The formula with one occurrence of the claim's quantity as a number."""
        leaf, target = printed(claim), claim.node
        found = replaced(formula, target, leaf)
        if found is None:
            found = replaced(logistic(formula), target, leaf)
        if found is None and isinstance(target, Neg):
            found = replaced(formula, target.body, Neg(leaf))
        if found is None and isinstance(target, Ref) and target.symbol in self.case.definitions:
            inner = self._open(self.case.definitions[target.symbol])
            found = None if isinstance(inner, Leaf) else replaced(formula, inner, leaf)
        if found is None and children(target) and all(isinstance(n, Leaf) for n in ends(target)):
            found = self._like(formula, spelled(target), leaf)
        return found

    def _like(self, node: Node, text: str, leaf: Node) -> Node | None:
        """The formula with a part replaced that reads so in numbers."""
        if spelled(self._numbers(node)) == text:
            return leaf
        below = children(node)
        for place, part in enumerate(below):
            changed = self._like(part, text, leaf)
            if changed is not None:
                return rebuild(node, (*below[:place], changed, *below[place + 1 :]))
        return None

    def _row(self, before: list[Claim], claim: Claim) -> Row:
        again = not self._first(claim) and not before
        formula = self._formula(claim)
        staged = self._staged(formula, before) or [formula]
        if self.full and before and children(before[0].node):
            staged = [formula, *staged]
        stages = [] if again else [signed(self._numbers(stage)) for stage in staged]
        if claim.written is not None and not again and not self._explained(stages[-1], claim):
            stages.append(self._copied(claim.written))
        for one in (*before, claim):
            fresh = one.node not in self.known and one.symbol in self.case.definitions
            if not isinstance(one.node, Ref) or one is claim or fresh:
                self.known[one.node] = one
                self.said.add(one.symbol or one.node)
        if claim.symbol is not None:
            self.known[Ref(claim.symbol)] = claim
        left = Ref(claim.symbol) if claim.symbol else claim.node
        millions = False
        match left:
            case Div(above, Leaf(text="1000000")):
                left, millions = above, True
                formula, stages = over(formula), [over(stage) for stage in stages]
        if again or left == formula or all(isinstance(leaf, Leaf) for leaf in ends(formula)):
            formula = None
        result = printed(claim, last=True)
        if millions:
            result = replace(result, true=result.true * 1_000_000)
        shown = [s for s in stages if not (isinstance(s, Leaf) and s.text == result.text)]
        if not isinstance(left, Ref) and all(isinstance(leaf, Leaf) for leaf in ends(left)):
            shown = [s for s in shown if s != left]
        return Row(left, formula, tuple(shown), result, millions)

    def _numbers(self, node: Node) -> Node:
        """Every name replaced by the number the page has for it."""
        if isinstance(node, Leaf):
            return node
        if node in self.known:
            return printed(self.known[node], copy=True)
        if Neg(node) in self.known:
            return Neg(printed(self.known[Neg(node)], copy=True))
        if isinstance(node, Ref):
            text = self.case.values[node.symbol]
            return Leaf(text, *(Number(text),) * 3, given=True, symbol=node.symbol)
        return rebuild(node, tuple(self._numbers(part) for part in children(node)))

    def _explained(self, stage: Node, claim: Claim) -> bool:
        """Whether the author's own numbers are those of the stage."""
        assert claim.written is not None
        try:
            unit = Number(10) ** -len(claim.printed.partition(".")[2])
            mine, theirs = value(stage, "held"), value(claim.written, "held")
            follows = claim.verdict != "wrong" and abs(mine - claim.value) <= unit * 0.5
            return bool(follows or abs(mine - theirs) <= unit * 0.6)
        except ZeroDivisionError:
            return True

    def _copied(self, node: Node) -> Node:
        """The author's numbers, those that stand on the page as what they are there."""
        if isinstance(node, Leaf):
            same = [c for c in self.known.values() if c.value == node.true and len(c.printed) > 3]
            return printed(same[-1], copy=True) if same else node
        return rebuild(node, tuple(self._copied(part) for part in children(node)))
