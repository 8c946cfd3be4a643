"""proof: a reading of a line is proved where the line, with true values in place of its numbers,
gives the quantity's true value.
"""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from flint import fmpq

from handgrad.check.align import Aligner, Match, Pair
from handgrad.check.change import Glances
from handgrad.check.judge import Status, Value, Verdict, as_float
from handgrad.check.records import Judged, Line, equal, prefix
from handgrad.check.remembered import Remembered
from handgrad.check.term import Term
from handgrad.graph import Node

if TYPE_CHECKING:
    from handgrad.check.engine import Engine

_PRIMES = (71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127)


class Proof:
    """Sets lines beside formulas, and proves readings."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.samples: dict[Node, int] = {}
        self._aligners: dict[bool, Aligner] = {}
        self._state = (-1, -1)  # the stage and the meanings they were made for
        self._truly = Glances(self._true_atom)
        self._printed = Glances(self._printed_atom)
        self._true = Remembered(lambda term: _known(self._truly[term]))
        self._say = Remembered(self._said_floats)

    def _sign_restored(
        self, line: Line, match: Match, meanings: dict[Node, Value], goal: Value | None
    ) -> tuple[bool, dict[Node, Value]]:
        """All digits fit and the line is still false: the one number whose lost minus makes it
        true.
        """
        if goal is None or match.missing or match.extra:
            return False, meanings
        turned = [
            (pair, {**meanings, pair.literal: -meanings[pair.literal]})
            for pair in match.pairs
            if pair.sign < 0 and pair.literal in meanings
        ]
        right = [
            values
            for pair, values in turned
            if not self._as_named(pair) and self._gives(line.node, values, goal)
        ]
        return (True, right[0]) if len(right) == 1 else (False, meanings)

    def _as_named(self, pair: Pair) -> bool:
        """Whether a number stands there with the sign of what it means: that lost no minus."""
        value = self.engine.world.true_value(pair.meaning.node)
        entry = self.engine.judged[self.engine.literal[pair.literal]]
        return value is not None and as_float(value) * entry.written.about > 0

    def _sampled(self, node: Node, known: dict[Node, Value] | None = None) -> Value | None:
        """A value with every free name (the inputs of a truth table) at a fixed odd place: two
        formulas that agree there are taken for the same.
        """
        values: dict[Node, Value] = dict(known or {})
        for leaf in self.engine.world.leaves(node):
            if leaf not in values:
                true = self.engine.world.leaf_true(leaf)
                if true is None and not self.engine.names.is_free(leaf):
                    return None
                values[leaf] = self._sample(leaf) if true is None else true
        return self.engine.names.evaluate(node, values)

    def _sample(self, leaf: Node) -> fmpq:
        at = self.samples.setdefault(leaf, len(self.samples))
        return fmpq(_PRIMES[at % len(_PRIMES)], 64 + at)

    def _prove(
        self, line: Line, match: Match, goal: Value | None
    ) -> tuple[bool, dict[Node, Value]]:
        """Whether the line, with true values in place of its numbers, gives the goal; and those
        values.
        """
        meanings: dict[Node, Value] = {}
        for pair in match.pairs:
            value = self.engine.world.true_value(pair.meaning.node)
            if value is not None:
                meanings[pair.literal] = value * self._sign(pair)
        if goal is None or len(meanings) < len(match.pairs):
            return False, meanings
        if match.missing or match.extra:
            return False, meanings
        if self._gives(line.node, meanings, goal):
            return True, meanings
        for pair in match.pairs:
            if not pair.fits:
                turned = {**meanings, pair.literal: -meanings[pair.literal]}
                if self._gives(line.node, turned, goal):
                    return True, turned
        return False, meanings

    def _sign(self, pair: Pair) -> int:
        """The sign of the digits of a number, where it stands for its part of the formula: a wrong
        number that was copied with its sign stands for the right value, whichever sign that has.
        """
        entry = self.engine.judged[self.engine.literal[pair.literal]]
        said = self.engine.world.printed.get(pair.meaning.node)
        copied = said is not None and said.status.bad and said.value == entry.written.value
        return prefix(entry) if copied else pair.sign

    def _gives(self, node: Node, meanings: dict[Node, Value], goal: Value) -> bool:
        value = self._sampled(node, meanings)
        return value is not None and equal(value, goal)

    def _equals(self, line: Line, true: Value | None) -> bool:
        if true is None:
            return False
        value = self.engine.world.true_value(line.node)
        return value is not None and equal(value, true)

    def _turned(self, pair: Pair, meaning: Value) -> bool:
        """Whether a number was given the other sign than its place in the formula has."""
        value = self.engine.world.true_value(pair.meaning.node)
        return value is not None and as_float(value) * pair.sign * as_float(meaning) < 0

    def as_data(self, entry: Judged, meaning: Term, true: Value | None, found: Verdict) -> Verdict:
        """The verdict on a number that stands for data: 0.9 where a given 0.999 belongs is another
        given 0.9, not 0.999 with digits cut off.
        """
        if found.status is not Status.ROUNDING or true is None or meaning.kind != "atom":
            return found
        names = self.engine.names
        if not names.is_given(meaning.node) or not names.states(entry.written.value):
            return found
        return found if entry.written.equals_rounded(true) else Verdict(Status.WRONG)

    def matched(self, line: Line, formula: Node) -> Match:
        """The cheapest reading of a line as a formula."""
        return self._aligner().match(line.term, self.engine.flat(formula))

    def _aligner(self, strict: bool = False) -> Aligner:
        """What matches lines with formulas, for as long as nothing new is known: what it has
        matched it need not match again.
        """
        self._refresh()
        found = self._aligners.get(strict)
        if found is None:
            found = self._aligners[strict] = self._new_aligner(strict)
        return found

    def _refresh(self) -> None:
        """Forget what was remembered if anything new is known."""
        state = (self.engine.world.stage, self.engine.world.meanings)
        if state != self._state:
            self._aligners, self._state = {}, state
            for memory in (self._truly, self._printed, self._true, self._say):
                memory.clear()

    def _new_aligner(self, strict: bool = False, barred: Node | None = None) -> Aligner:
        return Aligner(
            self.engine.sizes,
            self._true,
            self._say,
            self._inside,
            self._compose,
            strict,
            barred,
        )

    def _true_atom(self, atom: Term) -> float:
        """Roughly the true value of a name or number, NaN where nobody knows it."""
        found = self.engine.world.true_float(atom.node)
        return nan if found is None else found

    def _printed_atom(self, atom: Term) -> float:
        """The same as the author has it."""
        printed = self.engine.world.printed.get(atom.node)
        if printed is not None:
            return as_float(printed.value)
        index = self.engine.literal.get(atom.node)
        if index is not None:
            return abs(self.engine.judged[index].written.about)
        return self._truly[atom]

    def _said_floats(self, term: Term) -> tuple[float, ...]:
        """What a term is by the author's own numbers: as printed, and as what is behind a name
        gives it.
        """
        node, values = term.node, []
        if term.kind != "atom" or node in self.engine.literal:
            values = [self._printed[term]]
        elif node.op != "constant":
            if node in self.engine.world.printed:
                values = [self._printed[term]]
            behind = self._inside(term)
            if behind is not None:
                values.append(self._printed[behind])
        return tuple([value for value in values if value == value])

    def _inside(self, term: Term) -> Term | None:
        definition = self.engine.names.definition(term.node)
        return None if definition is None else self.engine.flat(definition)

    def _compose(self, kind: str, sign: int, parts: tuple[tuple[int, Term], ...]) -> Term:
        node: Node | None = None
        for way, part in parts:
            if kind == "sum":
                if node is None:
                    node = part.node if way > 0 else Node("negate", (part.node,))
                else:
                    node = Node("add" if way > 0 else "subtract", (node, part.node))
            elif node is None:
                one = Node("constant", (), {"value": fmpq(1)})
                node = part.node if way > 0 else Node("divide", (one, part.node))
            else:
                node = Node("multiply" if way > 0 else "divide", (node, part.node))
        assert node is not None
        return Term(kind, node, "", sign, parts)


def _known(value: float) -> float | None:
    return value if value == value else None
