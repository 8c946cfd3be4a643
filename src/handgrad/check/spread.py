"""spread: the report on a page that takes in other files, as one report for each file.

The page was checked as one text, so that names defined in one file hold in the next. Each number
and finding goes to the file it stands in, in that file's own coordinates.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from handgrad.check.finding import Finding, Number, Report
from handgrad.check.places import Places
from handgrad.notation import Span
from handgrad.read.pieces.included import Part, Taken


def spread(report: Report, taken: Taken) -> Report:
    """The report on the page itself; those on the files it takes in are its `included`."""
    spreading = _Spreading(report, taken)
    main = taken.parts[0].path if taken.parts else report.path
    rest = [spreading.of(path) for path in taken.sources if path != main]
    own = spreading.of(main)
    return msgspec.structs.replace(
        own,
        path=report.path,
        asked=report.asked,
        reading=report.reading,
        included=tuple(rest),
        incomplete=report.incomplete,
    )


class _Spreading:
    def __init__(self, report: Report, taken: Taken) -> None:
        self.report, self.taken = report, taken
        self.starts = [part.start for part in taken.parts]

    def of(self, path: str) -> Report:
        """What belongs to one file."""
        report = self.report
        source = self.taken.sources[path]
        places = Places(source)
        mine = [(i, f) for i, f in enumerate(report.findings) if self._path(f.span) == path]
        index = {i: new for new, (i, _) in enumerate(mine)}
        numbers = []
        for number in report.numbers:
            part = self._part(number.offset)
            if part.path == path:
                numbers.append(_moved(number, number.offset - part.start + part.at, places, index))
        unread = (*report.unread, *self.taken.refused)
        return Report(
            path=path,
            problem=report.problem,
            numbers=tuple(numbers),
            findings=tuple(self._finding(f, path) for _, f in mine),
            unread=tuple((self._own(s), why) for s, why in unread if self._path(s) == path),
            source=source,
            set_aside=tuple(
                msgspec.structs.replace(a, finding=self._finding(a.finding, path))
                for a in report.set_aside
                if self._path(a.finding.span) == path
            ),
        )

    def _part(self, offset: int) -> Part:
        return self.taken.parts[max(bisect_right(self.starts, offset) - 1, 0)]

    def _path(self, span: Span) -> str:
        return self._part(span[0]).path

    def _own(self, span: Span) -> Span:
        part = self._part(span[0])
        shift = part.at - part.start
        return span[0] + shift, min(span[1], part.end) + shift

    def _finding(self, finding: Finding, path: str) -> Finding:
        also = tuple(self._own(span) for span in finding.also if self._path(span) == path)
        elsewhere = sorted({self._path(span) for span in finding.also} - {path})
        message = finding.message
        if elsewhere:
            message = f"{message} The same slip in {', '.join(elsewhere)}.".strip()
        return msgspec.structs.replace(
            finding, span=self._own(finding.span), also=also, message=message
        )


def _moved(number: Number, offset: int, places: Places, index: dict[int, int]) -> Number:
    line, column = places.place(offset)
    causes = tuple(index[c] for c in number.causes if c in index)
    return msgspec.structs.replace(number, offset=offset, line=line, column=column, causes=causes)
