"""false_lines: a number that follows from its line although the line is not the quantity.

Rounding cannot account for the number (`enclosure` says so), its own line gives it: so the line is
another formula than it should be. With a problem the line is held against the quantity's formula,
on a page alone against the other lines that the chain sets equal to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handgrad.check.align import Match
from handgrad.check.change import atoms, roughly
from handgrad.check.compose import is_derivative, value_of
from handgrad.check.judge import Status, Value, as_float
from handgrad.check.records import Judged, Line, Trouble, equal, telling
from handgrad.check.term import Term
from handgrad.document import Chain
from handgrad.graph import Node

if TYPE_CHECKING:
    from handgrad.check.engine import Engine

_PROOF = 3  # digits of a number that a changed formula hardly gives by accident
_ROUGHLY = 0.02  # how far off a line may be that nobody looks at
_SHAPING = frozenset({"1", "2"})
_EQUALS = frozenset({"", "=", "≈"})


class FalseLines:
    """Finds the line to blame, and marks what follows from it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def blame(
        self,
        chain: Chain,
        index: int,
        true: Value,
        definition: Node | None,
        lines: list[Line],
        subject: Node | None,
        proved: bool,
    ) -> None:
        """A finding on the line that a number follows from, if the line is certainly meant to be
        the quantity.

        lines   the lines before the number, the nearest first
        proved  whether a line of the chain is the quantity's formula
        """
        if self.engine.names.solutions and definition is not None:
            trouble = self._against_problem(chain, index, true, definition, lines, subject, proved)
        else:
            trouble = self._against_chain(chain, index, true, lines, subject) or self._against_page(
                chain, index, true, definition, lines, subject
            )
        if trouble is None or any(other.line is trouble.line for other in self.engine.troubles):
            return
        self.engine.troubles.append(trouble)

    def though_right(
        self,
        chain: Chain,
        true: Value,
        definition: Node | None,
        lines: list[Line],
        subject: Node | None,
    ) -> None:
        """A finding on a line that cannot be the quantity although the result behind it is right.

        lines  the lines before the result, the nearest first
        """
        if any(link.sign not in _EQUALS for link in chain.links):
            return
        for at, line in enumerate(lines):
            if not line.numeric or self._may_be(line, true) or self._goes_on(line, lines[:at]):
                continue
            if any(trouble.line is line for trouble in self.engine.troubles):
                continue
            if not self.engine.alone.may_blame_line(chain, subject, lines):
                return
            named = (x.node for x in reversed(lines) if x.named and self._is_right(x, true))
            formula = definition if definition is not None else next(named, None)
            if formula is None:
                return
            match = self.engine.readings.matched(line, formula)
            term = self.engine.flat(formula)
            trouble = Trouble("formula", -1, line, term, true, chain, subject, match)
            if mostly(match) or self._explained(trouble):
                self.engine.troubles.append(trouble)
                return

    def _may_be(self, line: Line, true: Value) -> bool:
        """Whether a line of numbers may give a value; what is roughly right is not looked at
        closely.
        """
        numbers = {x: self.engine.sizes[x][0] for x in line.literals}
        rough, goal = roughly(line.term, numbers), as_float(true)
        if rough != rough or abs(rough - goal) <= _ROUGHLY * max(abs(rough), abs(goal)):
            return True
        return not self.engine.results.enclosure.excludes_value(line.node, true)

    def _goes_on(self, line: Line, after: list[Line]) -> bool:
        """Whether what this line gives stands in a later one: 0.5·0.3 = 0.15 + 0.5 is worked out as
        one goes along.
        """
        value = self.engine.world.as_printed(line.node, self.engine.number_of)
        later = (self.engine.judged[self.engine.literal[x]] for y in after for x in y.literals)
        return value is None or any(entry.written.shows(value.value) for entry in later)

    def _against_problem(
        self,
        chain: Chain,
        index: int,
        true: Value,
        definition: Node,
        lines: list[Line],
        subject: Node | None,
        proved: bool,
    ) -> Trouble | None:
        """The chain states the formula rightly, or most of the line is the formula, or one change
        of the formula gives the author's number.
        """
        false = next(
            (x for x in reversed(lines) if x.literals and not self._is_right(x, true)), None
        )
        if false is None:
            return None
        if is_derivative(subject):  # the author's own formula is nearer to the line than ours
            named = (x.node for x in lines if self._is_right(x, true))
            definition = next(named, definition)
        formula = self.engine.flat(definition)
        match = self.engine.readings.matched(false, definition)
        trouble = Trouble("formula", -1, false, formula, true, chain, subject, match, index)
        if proved or mostly(match) or any(self.is_another(x, true, formula) for x in lines):
            return trouble
        return trouble if self._explained(trouble) else None

    def _against_chain(
        self, chain: Chain, index: int, true: Value, lines: list[Line], subject: Node | None
    ) -> Trouble | None:
        """An earlier line of the chain that cannot give the number, though it should equal the line
        that does.
        """
        entry = self.engine.judged[index]
        if any(link.sign not in _EQUALS for link in chain.links):
            return None
        if not self.engine.alone.may_blame_line(chain, subject, lines):
            return None
        follows = next((line for line in lines if self._gives(line, entry)), None)
        if follows is None:
            return None
        for line in lines[lines.index(follows) + 1 :]:
            if not self.engine.results.enclosure.excludes(line.node, entry):
                follows = line if line.numeric else follows
                continue
            match = self.engine.readings.matched(follows, line.node)
            trouble = Trouble("formula", -1, follows, line.term, true, chain, subject, match, index)
            if line.numeric or mostly(match) or self._explained(trouble):
                return trouble
        return None

    def _against_page(
        self,
        chain: Chain,
        index: int,
        true: Value,
        definition: Node | None,
        lines: list[Line],
        subject: Node | None,
    ) -> Trouble | None:
        """A line of numbers that is the page's own formula for the quantity, part by part, but for
        one change, which gives the author's number: the ½ of E = ½(t − y)² left out.
        """
        line = lines[-1] if lines else None
        if definition is None or line is None or subject is None or not line.numeric:
            return None
        if not self.engine.alone.may_blame_line(chain, subject, lines):
            return None
        if not self.engine.steady.all([definition]) or not telling(self.engine.judged[index]):
            return None
        match = self.engine.readings.matched(line, definition)
        formula = self.engine.flat(definition)
        trouble = Trouble("formula", -1, line, formula, true, chain, subject, match, index)
        from handgrad.check.explain import named

        return trouble if named(self.engine, trouble, shaped=True) else None

    def _gives(self, line: Line, entry: Judged) -> bool:
        if not line.numeric:
            return False
        value = self.engine.printed_value(line.node)
        return value is not None and entry.written.shows(value)

    def _is_right(self, line: Line, true: Value) -> bool:
        """Whether a line in names is the quantity."""
        value = self.engine.world.true_value(line.node) if line.named else None
        return value is not None and equal(value, true)

    def is_another(self, line: Line, true: Value, formula: Term) -> bool:
        """Whether a line in the problem's names, with no numbers but those of the quantity's
        formula, or the 1 and 2 of any, is certainly not the quantity.
        """
        names, leaves = self.engine.names, self.engine.world.leaves(line.node)
        if not line.named or not all(map(names.in_problem, leaves)):
            return False
        numbers = (self.engine.judged[self.engine.literal[x]].number.number for x in line.literals)
        odd = {number.text for number in numbers} - _SHAPING
        if odd and not odd <= {str(value_of(atom)) for atom in atoms(formula)}:
            return False
        value = self.engine.world.true_value(line.node)
        return value is not None and not equal(value, true)

    def _explained(self, trouble: Trouble) -> bool:
        """Whether a rule knows the change of the formula that gives the author's number; where the
        number has so few digits that this may be an accident, the one that stands on the page.
        """
        from handgrad.check.explain import named  # which needs the engine that this is a part of

        if trouble.after < 0:
            return named(self.engine, trouble, shaped=True)
        entry = self.engine.judged[trouble.after]
        digits = len(entry.number.number.text.replace(".", "").lstrip("0"))
        return named(self.engine, trouble, shaped=digits < _PROOF or not telling(entry))

    def follow(self, index: int, true: Value | None, known: int, before: list[Line]) -> None:
        """A result that is not its quantity's value, in a chain whose formula was found to be
        another one, follows from that: the first number carries the slip, the others inherit it.

        known   how many troubles there were before the chain
        before  the lines of the chain before the number
        """
        entry = self.engine.judged[index]
        fault = next(
            (i for i, t in enumerate(self.engine.troubles) if i >= known and t.kind == "formula"),
            None,
        )
        if fault is None or true is None or entry.status not in (Status.ROUNDING, Status.UNCHECKED):
            return
        if entry.written.shows(true):
            return
        trouble = self.engine.troubles[fault]
        for line in before:
            if trouble.line is not None and line.index > trouble.line.index and line.numeric:
                self._stage(line, trouble, fault)
        self._carries(index, fault)

    def _stage(self, line: Line, trouble: Trouble, fault: int) -> None:
        """The numbers of a later stage that were worked out from the false line."""
        if trouble.belongs is None:
            return
        match = self.engine.readings.matched(line, trouble.belongs.node)
        if match.missing or match.extra:
            return
        for pair in match.pairs:
            index = self.engine.literal[pair.literal]
            worked_out = pair.meaning.kind != "atom" and not pair.fits
            if worked_out and self.engine.judged[index].status in (Status.OK, Status.ROUNDING):
                self._carries(index, fault)

    def _carries(self, index: int, fault: int) -> None:
        entry = self.engine.judged[index]
        cause = frozenset({-(fault + 1)})
        first = all(cause != other.causes for other in self.engine.judged)
        entry.status = Status.WRONG if first else Status.INHERITED
        entry.causes, entry.reason = cause, ""
        self.engine.world.remember(entry.printed(index, entry.true))


def mostly(match: Match) -> bool:
    """Whether a line is a formula but for a part or two: more of it fits than does not."""
    fits = sum(pair.fits for pair in match.pairs)
    off = len(match.pairs) - fits + len(match.missing) + len(match.extra)
    return fits >= 2 and off <= 2 and fits > off
