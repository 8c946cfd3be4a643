"""results: the number that a chain says its links are equal to.

It is judged against the quantity's true value and against everything that follows from the
author's own numbers. Where it follows from a line that is not the quantity, the line is the
finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as chain_
from typing import TYPE_CHECKING

from handgrad.check.enclosure import Enclosure
from handgrad.check.false_lines import FalseLines
from handgrad.check.judge import Source, Status, Value, Verdict, verdict
from handgrad.check.records import NOT_MATCHED, OTHER_UNIT, Judged, Line, Trouble
from handgrad.check.written import unit, written
from handgrad.document import Chain
from handgrad.graph import Node

if TYPE_CHECKING:
    from handgrad.check.engine import Engine


class Results:
    """Judges results."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.enclosure = Enclosure(engine)
        self.false_lines = FalseLines(engine)

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
        if lines and self.engine.begun is None:
            self.engine.begun = index
        found = self._verdict(entry, true, lines, subject)
        if found.status is Status.WRONG:
            found = self._in_its_unit(entry, true, lines, subject) or found
        twice = found.status is Status.WRONG and self._rounded_again(entry, before)
        if twice:
            found = Verdict(Status.ROUNDING)
        if found.status is Status.WRONG and self._other_unit(entry, before):
            entry.reason = OTHER_UNIT
            return
        if found.status is Status.WRONG and not proved:
            lenient = self._leniently(entry, true, lines, chain)
            if lenient is None:
                return
            found = lenient
        if (
            found.status is Status.WRONG
            and not lines
            and definition is not None
            and self._may_follow(entry, definition, subject)
        ):
            found = Verdict(Status.ROUNDING)
        if found.status is Status.WRONG and not lines:
            found = self.engine.readings.said_before(entry, true) or found
        if (
            found.status is Status.WRONG
            and not self.engine.names.solutions
            and self.enclosure.stated_roughly(entry, [x.node for x in lines])
        ):
            found = Verdict(Status.ROUNDING)
        if (
            true is not None
            and found.status is Status.ROUNDING
            and not twice
            and not self.enclosure.accounts_for(entry, true, lines, definition)
        ):
            entry.reason = NOT_MATCHED
            found = Verdict(Status.UNCHECKED)
            self.false_lines.blame(chain, index, true, definition, lines, subject, proved)
        if (
            true is not None
            and found.status is Status.INHERITED
            and definition is not None
            and lines
            and not proved
            and self.enclosure.excludes(definition, entry)
        ):  # not only the numbers, the line itself is another formula
            found = Verdict(Status.UNCHECKED)
            self.false_lines.blame(chain, index, true, definition, lines, subject, proved)
        if found.status is Status.WRONG:
            found = self.enclosure.inherited(entry, [x.node for x in lines]) or found
        doubt = found.status is Status.WRONG and self.engine.alone.doubt(
            chain, entry, lines, subject
        )
        if doubt:
            entry.reason = doubt
            found = Verdict(Status.UNCHECKED)
        if given and found.status is Status.OK:
            found = Verdict(Status.GIVEN)
        if found.status not in (Status.OK, Status.GIVEN):
            follows = (value for value in self._said(lines) if entry.written.shows(value))
            unrounded = next(follows, None)
            if unrounded is not None and subject is not None:
                self.engine.unrounded[subject] = unrounded
        meaning = (
            self.engine.flat(subject)
            if subject is not None
            else (before[0].term if before else None)
        )
        self.engine.settle(entry, index, found, true, meaning, line.number)
        if found.status is Status.OK and true is not None:
            self.false_lines.though_right(chain, true, definition, lines, subject)
        if found.status is Status.WRONG:
            cause = lines[0] if lines else None
            first = next(self._said(lines), None)
            expected = true if first is None else first
            belongs = None if definition is None else self.engine.flat(definition)
            self.engine.troubles.append(
                Trouble("result", index, cause, belongs, expected, chain, subject)
            )

    def _verdict(
        self, entry: Judged, true: Value | None, lines: list[Line], subject: Node | None
    ) -> Verdict:
        sources = chain_(self._line_values(lines), self._subject_values(subject))
        return verdict(entry.written, true, sources)

    def _in_its_unit(
        self, entry: Judged, true: Value | None, lines: list[Line], subject: Node | None
    ) -> Verdict | None:
        """The verdict on 3.5 in "3.5 million" behind a calculation in millions, where the word is
        the unit and scales nothing; None where that makes it no better.
        """
        scaled, plain = entry.written, written(entry.number, words=False)
        if scaled.value == plain.value:
            return None
        entry.written = plain
        found = self._verdict(entry, true, lines, subject)
        if found.status is Status.WRONG:
            entry.written = scaled
            return None
        return found

    def _rounded_again(self, entry: Judged, before: list[Line]) -> bool:
        """Whether a number is the one printed just before it, rounded: ≈ 22.5 ≈ 23."""
        last = before[-1] if before else None
        if last is None or last.number is None:
            return False
        printed = self.engine.judged[self.engine.literal[last.number]]
        finer = printed.written.place < entry.written.place
        return finer and not printed.status.bad and entry.written.shows(printed.written.value)

    def _other_unit(self, entry: Judged, before: list[Line]) -> bool:
        """Whether a number is said in another unit than the one before it: 0.04 hr = 2.4 min."""
        last = before[-1] if before else None
        mine = unit(entry.number, self.engine.document.text)
        if last is None or last.number is None or not mine:
            return False
        other = self.engine.judged[self.engine.literal[last.number]]
        return unit(other.number, self.engine.document.text) not in ("", mine)

    def _may_follow(self, entry: Judged, definition: Node, subject: Node | None) -> bool:
        """Whether a result that stands alone may follow from the author's rounded numbers: those of
        its formula, or for a gradient those of the formula written out.
        """
        if self.enclosure.may_follow(entry, definition):
            return True
        deeper = None if subject is None else self.engine.names.expanded(subject)
        return deeper is not None and self.enclosure.may_follow(entry, deeper)

    def _line_values(self, lines: list[Line]) -> Iterator[Source]:
        """What the lines before a result give on the numbers that stand in them, the nearest line
        first.
        """
        for line in lines:
            source = self.engine.world.as_printed(line.node, self.engine.number_of)
            if source is not None:
                yield source

    def _said(self, lines: list[Line]) -> Iterator[Value]:
        """The values of these lines alone."""
        for line in lines:
            value = self.engine.printed_value(line.node)
            if value is not None:
                yield value

    def _subject_values(self, subject: Node | None) -> Iterator[Source]:
        if subject is not None:
            yield from self.engine.sources(subject, 1)

    def _leniently(
        self, entry: Judged, true: Value | None, lines: list[Line], chain: Chain
    ) -> Verdict | None:
        """A verdict where the line could not be matched with a formula and the number does not
        follow from it as printed: its numbers may have been rounded from others. None where nothing
        at all can be said.
        """
        false = any(t.kind == "formula" and t.chain is chain for t in self.engine.troubles)
        widened = (self.engine.widened(line, everything=false, result=entry) for line in lines)
        loose = [wide for wide in widened if wide is not None]
        if any(entry.written.equals_rounded(wide.value) is not False for wide in loose):
            return Verdict(Status.ROUNDING)
        if true is None and not loose:
            return None
        return Verdict(Status.WRONG)
