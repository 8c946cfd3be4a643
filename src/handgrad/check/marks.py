"""marks: the lines of a page as HTML, with a mark on every number and every place that is found.

Everything of the page is escaped; a number carries its verdict, shown when it is hovered over or
reached with the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from handgrad.check.finding import Number, Report
from handgrad.check.harmless import harmless
from handgrad.check.judge import Status
from handgrad.check.places import Places
from handgrad.notation import Span

VERDICTS = {
    Status.OK: "right",
    Status.ROUNDING: "right within rounding",
    Status.WRONG: "wrong",
    Status.INHERITED: "follows from a slip",
    Status.GIVEN: "given",
    Status.UNCHECKED: "not checked",
    Status.UNREAD: "not read",
}
_LONGEST = 20_000  # characters of a line that are shown


class Marked:
    """One report's source, line by line. `prefix` keeps ids apart where pages share a file."""

    def __init__(self, report: Report, prefix: str = "") -> None:
        self.report, self.prefix = report, prefix
        self.places = Places(report.source, report.cells)
        self.marks = sorted(self._marks(), key=lambda mark: mark[0])

    def rows(self) -> Iterator[str]:
        """Every line of the page, with its number."""
        at, hits = 0, {self.row_id(f.span[0]) for f in self.report.findings}
        cell = row_number = 0
        for begin, end in self._lines():
            here = self.places.cell(begin)
            if here != cell:
                cell, row_number = here, 0
                yield f'<div class="cell">cell {cell}</div>'
            row_number += 1
            while at < len(self.marks) and self.marks[at][0][0] < begin:
                at += 1
            inside = []
            while at < len(self.marks) and self.marks[at][0][0] < end:
                inside.append(self.marks[at])
                at += 1
            row = self.row_id(begin)
            hit = " hit" if row in hits else ""
            yield (
                f'<div class="row{hit}" id="{row}"><a class="no" href="#{row}">{row_number}</a>'
                f'<span class="text">{self._line(begin, end, inside)}</span></div>'
            )

    def where(self, offset: int) -> str:
        """`line 12`, or `cell 3`."""
        cell = self.places.cell(offset)
        return f"cell {cell}" if cell else f"line {self.places.place(offset)[0]}"

    def row_id(self, offset: int) -> str:
        """The id of the line an offset stands in."""
        return f"at-{self.prefix}{self.places.extent(offset)[0]}"

    def finding_id(self, number: int) -> str:
        """The id of a finding, numbered from 1."""
        return f"finding-{self.prefix}{number}"

    def _lines(self) -> Iterator[Span]:
        if self.report.cells:
            from handgrad.read.notebook import shown_lines

            yield from shown_lines(self.report.source)
            return
        span = self.places.extent(0)
        while span[0] < len(self.report.source):
            yield span
            span = self.places.next_line(span[0])

    def _line(self, begin: int, end: int, marks: list[tuple[Span, str, str]]) -> str:
        parts, at = [], begin
        stop = min(end, begin + _LONGEST)
        for (start, finish), opening, closing in marks:
            if start < at or finish > stop:
                continue
            parts += [self._text(at, start), opening, self._text(start, finish), closing]
            at = finish
        parts.append(self._text(at, stop))
        return "".join(parts) + (" …" if stop < end else "")

    def _text(self, start: int, end: int) -> str:
        return escape(harmless(self.places.text(start, end)))

    def _marks(self) -> Iterator[tuple[Span, str, str]]:
        """Each place with what stands before and behind it. Numbers come first; a finding that
        points at more than a number gets the stretch that no number takes."""
        taken = set()
        first = {f.span[0]: i for i, f in reversed(list(enumerate(self.report.findings, 1)))}
        for i, number in enumerate(self.report.numbers):
            span = (number.offset, number.offset + len(number.text))
            taken.add(span[0])
            yield span, *self._number(i, number, first.get(span[0]))
        for i, finding in enumerate(self.report.findings, 1):
            start, end = finding.span
            if start not in taken:
                end = min([end, *(n.offset for n in self.report.numbers if start < n.offset < end)])
                reference = self._reference(i)
                yield (start, end), '<span class="place">', f"</span>{reference}"

    def _number(self, index: int, number: Number, finding: int | None) -> tuple[str, str]:
        tip = f"tip-{self.prefix}{index}"
        opening = f'<span class="n {number.status.value}" tabindex="0" aria-describedby="{tip}">'
        verdict = VERDICTS[number.status]
        symbol = f" · {number.symbol}" if number.symbol else ""
        words = [f"<b>{_plain(verdict + symbol)}</b>"]
        exact = number.exact
        if exact is not None and number.status not in (Status.GIVEN, Status.OK):
            words.append(_plain(f"right is {_short(exact)}"))
        if number.reason:
            words.append(_plain(number.reason))
        for cause in number.causes[:3]:
            found = self.report.findings[cause]
            words.append(_plain(f"{self.where(found.span[0])}: {found.short}"))
        closing = f'<span class="tip" role="tooltip" id="{tip}">{"<br>".join(words)}</span></span>'
        return opening, closing + (self._reference(finding) if finding else "")

    def _reference(self, number: int) -> str:
        return f'<a class="ref" href="#{self.finding_id(number)}">{number}</a>'


def _plain(text: str) -> str:
    return escape(harmless(text))


def _short(exact: str) -> str:
    """At most ten significant digits of an exact value, cut off with a sign of it."""
    return exact if len(exact) <= 12 else f"{exact[:12]}…"
