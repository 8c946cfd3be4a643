"""results: the number that a chain says its links are equal to.

It is judged against the quantity's true value and against everything that follows from the
author's own numbers. Where it follows from a line that is not the quantity, the line is the
finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as chain_
from typing import TYPE_CHECKING

from handgrad.check.align import Match
from handgrad.check.change import formula_change
from handgrad.check.enclosure import Enclosure
from handgrad.check.judge import Source, Status, Value, Verdict, verdict
from handgrad.check.records import NOT_MATCHED, Judged, Line, Trouble, telling
from handgrad.check.term import Term
from handgrad.document import Chain
from handgrad.graph import Node

if TYPE_CHECKING:
    from handgrad.check.engine import Engine


class Results:
    """Judges results."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.enclosure = Enclosure(engine)

    def result(
        self,
        chain: Chain,
        line: Line,
        subject: Node | None,
        true: Value | None,
        definition: Node | None,
        before: list[Line],
        proved: bool,
        given: bool,
    ) -> None:
        """A number that the chain says its links are equal to."""
        assert line.number is not None
        index = self.engine.literal[line.number]
        entry = self.engine.judged[index]
        entry.result = True
        if subject is None and not before:
            return
        lines = [earlier for earlier in reversed(before) if earlier.number is None]
        found = verdict(
            entry.written, true, chain_(self._line_values(lines), self._subject_values(subject))
        )
        if found.status is Status.WRONG and not proved:
            lenient = self._leniently(entry, true, lines)
            if lenient is None:
                return
            found = lenient
        false = (
            true is not None
            and found.status is Status.ROUNDING
            and not self.enclosure.accounts_for(entry, true, lines, definition)
        )
        if false:
            entry.reason = NOT_MATCHED
            found = Verdict(Status.UNCHECKED)
            if self.engine.names.solutions and definition is not None:
                self._another_formula(chain, index, true, definition, lines, subject, proved)
        if given and found.status is Status.OK:
            found = Verdict(Status.GIVEN)
        meaning = (
            self.engine.flat(subject)
            if subject is not None
            else (before[0].term if before else None)
        )
        self.engine.settle(entry, index, found, true, meaning, line.number)
        if found.status is Status.WRONG:
            cause = lines[0] if lines else None
            first = next(self._line_values(lines), None)
            expected = true if first is None else first.value
            belongs = None if definition is None else self.engine.flat(definition)
            self.engine.troubles.append(
                Trouble("result", index, cause, belongs, expected, chain, subject)
            )

    def _another_formula(
        self,
        chain: Chain,
        index: int,
        true: Value | None,
        definition: Node,
        lines: list[Line],
        subject: Node | None,
        proved: bool,
    ) -> None:
        """The number follows from its line, but the line is not the quantity: a finding on the
        line, from which the number is inherited.

        It is one only where the line is certainly meant to be the quantity: the chain states its
        formula rightly, most of the line is the formula, or one change of the formula gives the
        author's number.
        """
        false = [line for line in reversed(lines) if line.literals]
        if not false or not telling(self.engine.judged[index]):
            return
        formula = self.engine.flat(definition)
        match = self.engine.readings.matched(false[0], definition)
        if proved or mostly(match) or self._one_change(self.engine.judged[index], formula):
            self.engine.troubles.append(
                Trouble("formula", -1, false[0], formula, true, chain, subject, match, index)
            )

    def _one_change(self, entry: Judged, formula: Term) -> bool:
        """Whether exactly one kind of change to the formula gives the author's number."""

        def printed(term: Term) -> Value | None:
            source = self.engine.world.as_printed(term.node, self.engine.number_of)
            return None if source is None else source.value

        def known(term: Term) -> Value | None:
            return self.engine.world.true_value(term.node)

        def hits(value: Value | None) -> bool:
            return value is not None and entry.written.shows(value)

        kinds = ("term", "sign", "factor", "function")
        return sum(bool(formula_change(k, formula, known, printed, hits)) for k in kinds) == 1

    def _line_values(self, lines: list[Line]) -> Iterator[Source]:
        """What the lines before a result give on the numbers that stand in them, the nearest line
        first.
        """
        for line in lines:
            source = self.engine.world.as_printed(line.node, self.engine.number_of)
            if source is not None:
                yield source

    def _subject_values(self, subject: Node | None) -> Iterator[Source]:
        if subject is not None:
            yield from self.engine.sources(subject, 1)

    def _leniently(self, entry: Judged, true: Value | None, lines: list[Line]) -> Verdict | None:
        """A verdict where the line could not be matched with a formula and the number does not
        follow from it as printed: its numbers may have been rounded from others. None where nothing
        at all can be said.
        """
        loose = [wide for line in lines if (wide := self.engine.widened(line)) is not None]
        if any(entry.written.equals_rounded(wide.value) is not False for wide in loose):
            return Verdict(Status.ROUNDING)
        if true is None and not loose:
            return None
        return Verdict(Status.WRONG)

    def from_false_line(self, entry: Judged, true: Value | None, known: int) -> None:
        """A result that is not its quantity's value, in a chain whose formula was found to be
        another one, follows from that.
        """
        fault = next(
            (i for i, t in enumerate(self.engine.troubles) if i >= known and t.kind == "formula"),
            None,
        )
        if fault is None or true is None or entry.status not in (Status.ROUNDING, Status.UNCHECKED):
            return
        if not entry.written.shows(true):
            self._carries(entry, fault)

    def _carries(self, entry: Judged, fault: int) -> None:
        """The first number after a line that is another formula carries that slip; what follows
        inherits it.
        """
        cause = frozenset({-(fault + 1)})
        first = all(cause != other.causes for other in self.engine.judged)
        entry.status = Status.WRONG if first else Status.INHERITED
        entry.causes, entry.reason = cause, ""


def mostly(match: Match) -> bool:
    """Whether a line is a formula but for a part or two: more of it fits than does not."""
    fits = sum(pair.fits for pair in match.pairs)
    off = len(match.pairs) - fits + len(match.missing) + len(match.extra)
    return fits >= 2 and off <= 2 and fits > off
