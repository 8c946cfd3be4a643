"""results: the number that a chain says its links are equal to.

It is judged against the quantity's true value and against everything that follows from the
author's own numbers. Where it follows from a line that is not the quantity, the line is the
finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as chain_
from typing import TYPE_CHECKING

from handgrad.check.change import formula_change
from handgrad.check.judge import Source, Status, Value, Verdict, as_float, verdict
from handgrad.check.records import Judged, Line, Trouble, overlaps, telling
from handgrad.check.term import Term
from handgrad.document import Chain
from handgrad.graph import Node

if TYPE_CHECKING:
    from handgrad.check.engine import Engine


class Results:
    """Judges results."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

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
        if found.status in (Status.ROUNDING, Status.WRONG) and not proved:
            lenient = self._leniently(entry, true, lines, found)
            if lenient is None:
                return
            found = lenient
            if (
                found.status is Status.UNCHECKED
                and self.engine.names.solutions
                and definition is not None
            ):
                self._another_formula(chain, index, true, definition, lines, subject)
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
    ) -> None:
        """The number follows from its line, but the line is not the quantity: the one change to
        the quantity's formula that gives the author's number makes it a finding on the line, from
        which the number is inherited.
        """
        entry = self.engine.judged[index]
        formula = self.engine.flat(definition)

        def printed(term: Term) -> Value | None:
            source = self.engine.world.as_printed(term.node, self.engine.number_of)
            return None if source is None else source.value

        def known(term: Term) -> Value | None:
            return self.engine.world.true_value(term.node)

        if not lines or not telling(entry):
            return
        kinds = [
            kind
            for kind in ("term", "sign", "factor", "function")
            if formula_change(
                kind, formula, known, printed, lambda v: v is not None and entry.written.shows(v)
            )
        ]
        if len(kinds) != 1:
            return
        self.engine.troubles.append(
            Trouble("formula", -1, lines[-1], formula, true, chain, subject, None, index)
        )

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

    def _leniently(
        self, entry: Judged, true: Value | None, lines: list[Line], found: Verdict
    ) -> Verdict | None:
        """A verdict where the line could not be matched with a formula: its numbers may have been
        rounded from others. None where nothing at all can be said.
        """
        follows = any(entry.written.shows(source.value) for source in self._line_values(lines))
        loose = [wide for line in lines if (wide := self.engine.widened(line)) is not None]
        if found.status is Status.ROUNDING and true is not None and follows:
            if self._explains(entry, true, loose):
                return found
            entry.reason = (
                "follows from its line, but the line could not be matched with the formula"
            )
            return Verdict(Status.UNCHECKED)
        if found.status is Status.WRONG:
            if any(entry.written.equals_rounded(wide.value) is not False for wide in loose):
                return Verdict(Status.ROUNDING)
            if true is None and not loose:
                return None
        return found

    def _explains(self, entry: Judged, true: Value, loose: list[Source]) -> bool:
        """Whether rounded operands can account for the distance to the true value."""
        off = abs(as_float(true) - entry.written.about)
        if off <= 3 * float(entry.written.place.p) / float(entry.written.place.q):
            return True
        return any(overlaps(wide.value, true) for wide in loose)

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
