"""evidence: what a script shows for each number that is looked for: its values, its working, and
the findings that are its own.

A finding belongs to the quantity in whose lines it stands. One that stands in a line without a
wanted quantity (a net input, a helper of the author's own) belongs to the first wanted value that
was spoilt by it. So every slip has an owner, and whatever comes later only inherits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from handgrad.check.finding import Finding, Number
from handgrad.check.judge import Status
from handgrad.check.naming import key_of
from handgrad.document import Document
from handgrad.grade import said
from handgrad.grade.chains import Piece, named, pieces
from handgrad.grade.commas import pointed, without_braces
from handgrad.grade.lines import Lines, stands
from handgrad.grade.own import Own
from handgrad.grade.placing import NONE, Placing
from handgrad.grade.scheme import Want
from handgrad.grade.slack import NUMBER
from handgrad.grade.strangers import Strangers
from handgrad.grade.work import Work, good
from handgrad.parse.written import fraction
from handgrad.read.pieces.telling import decimal_commas

_FAR = 4000  # characters of one formula
Key = tuple[int, str]  # which problem, which symbol


class Evidence:
    """One script against one scheme. Use once."""

    def __init__(
        self,
        document: Document,
        placing: Placing,
        wants: Sequence[Want],
        own: Sequence[Own],
        unread: tuple[tuple[int, str], ...] = (),
    ) -> None:
        """own: each problem's graph; unread: lines the checker never saw, with the reason."""
        self.document, self.placing = document, placing
        self.report = report = without_braces(placing.report)
        self._own = own
        self._follows: dict[Key, bool] = {}
        self._commas = decimal_commas(report.source)
        self.page = Lines(document)
        self.unread = (*((self.line(span[0]), why) for span, why in report.unread), *unread)
        self.works: dict[Key, Work] = {}
        self._other: dict[Key, Work] = {}  # by the other names of a quantity
        for want in wants:
            work = self.works.setdefault((want.problem, want.symbol), Work(want))
            self._other.update({(want.problem, name): work for name in want.also})
        self._starts = [start for start, _ in placing.starts]
        self._named = dict(named(document))
        self._pieces = sorted(pieces(document), key=lambda p: p.start)
        self._piece_starts = [p.start for p in self._pieces]
        self._subjects: dict[int, list[Key]] = {}
        self._helpers: dict[int, str] = {}  # chains about a value that is not asked for
        self._cells: dict[int, tuple[str, bool]] = {}
        if any(want.at for want in wants):
            from handgrad.grade import truth

            self._cells = truth.wanted(document, report.numbers, wants, own)
        self._numbers()
        self._working()
        self._owners()

    def of(self, want: Want) -> Work:
        """What the script shows for one wanted number."""
        return self.works[(want.problem, want.symbol)]

    def follows(self, work: Work) -> bool:
        """Whether a script's value follows from its own values of the other asked quantities, one
        of which is wrong.
        """
        key = (work.want.problem, work.want.symbol)
        if key not in self._follows:
            self._follows[key] = self._agrees(work)
        return self._follows[key]

    def _agrees(self, work: Work) -> bool:
        want, number = work.want, work.last
        if number is None:
            return False
        printed = {
            symbol: other.last
            for (problem, symbol), other in self.works.items()
            if problem == want.problem and symbol != want.symbol and other.last is not None
        }
        if all(good(n) for s, n in printed.items() if s in want.uses):
            return False
        said = {s: self.plain(n) for s, n in printed.items()}
        return self._own[want.problem].agrees(want.symbol, self.plain(number), said)

    @cached_property
    def slips(self) -> tuple[int, ...]:
        """The findings that are slips: no remarks, and none against what follows from the own."""
        own = (w for w in self.works.values() if not self.follows(w) and not self.hidden(w))
        spoilt = {index for work in own for index in work.own}
        owned = {i for work in self.works.values() for i in work.own}
        return tuple(
            index
            for index, finding in enumerate(self.report.findings)
            if finding.severity == "error" and (index in spoilt or index not in owned)
            if finding.code != "HG411" or not self.strangers.stated  # it may be under another name
        )

    def hidden(self, work: Work) -> bool:
        """Whether what a number without working comes from may be under names not understood."""
        if work.last is None or work.working or not self.strangers.stated:
            return work.last is None and bool(self.strangers.stated)
        behind = [self.works.get((work.want.problem, symbol)) for symbol in work.want.uses]
        return any(other is not None and other.last is None for other in behind)

    def of_method(self, index: int) -> bool:
        """Whether a method mark is lost by a finding: the formula is another one, or another value
        was put in. A wrong result behind a right line is no matter of method.
        """
        finding = self.report.findings[index]
        if said.careless(finding):
            return False
        if not said.is_number(finding.text):
            return True
        piece = self.piece(finding.span[0])
        put_in = piece is not None and not piece.plain
        return said.misunderstood(finding) and (put_in or said.substituted(finding))

    def handed(self, work: Work) -> bool:
        """Whether a script's value is 0, 1 or a given number: nothing was worked out."""
        text = "" if work.last is None else self.plain(work.last)
        data = self._own[work.want.problem].data
        return bool(NUMBER.fullmatch(text)) and abs(fraction(text)) in (0, 1, *data)

    def plain(self, number: Number) -> str:
        """A number with a decimal point and a plain minus."""
        return self.pointed(number.text)

    def pointed(self, text: str) -> str:
        """The same of a piece of the script."""
        return pointed(text, self._commas)

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return self.page.line(offset)

    def lines(self, finding: Finding) -> tuple[int, ...]:
        """Every line on which a finding shows."""
        return tuple(dict.fromkeys(self.line(s[0]) for s in (finding.span, *finding.also)))

    def piece(self, offset: int) -> Piece | None:
        """The link of a chain that stands at an offset."""
        at = bisect_right(self._piece_starts, offset) - 1
        while at >= 0 and self._pieces[at].end <= offset:
            if offset - self._pieces[at].start > _FAR:
                return None
            at -= 1
        return self._pieces[at] if at >= 0 else None

    def begins(self, piece: Piece) -> int:
        """Where the chain of a link begins, behind its name."""
        return min(p.end for p in self._pieces if p.chain == piece.chain)

    def _problem(self, offset: int) -> int:
        """The problem a stretch is about; where that is open, the first."""
        return max(self._stretch(offset), 0)

    def _stretch(self, offset: int) -> int:
        return self.placing.starts[max(bisect_right(self._starts, offset) - 1, 0)][1]

    def _numbers(self) -> None:
        """Each number that stands for a wanted quantity: as a result, or in another line."""
        for number in self.report.numbers:
            if number.offset in self._cells:
                self._cell(number)
                continue
            if not number.symbol:
                continue
            work = self._work(number)
            piece = self.piece(number.offset)
            if work is None:
                if piece is not None and piece.plain:
                    self._helpers.setdefault(piece.chain, number.symbol)
                continue
            if piece is None or piece.plain:
                work.results.append(number)
                if piece is not None:
                    key = (work.want.problem, work.want.symbol)
                    self._subjects.setdefault(piece.chain, []).append(key)
            else:
                work.uses.append(number)

    def _cell(self, number: Number) -> None:
        symbol, worked = self._cells[number.offset]
        work = self.works.get((self._problem(number.offset), symbol))
        if work is not None:
            work.results.append(number)
            if worked:
                work.working.append(self.line(number.offset))

    def _work(self, number: Number) -> Work | None:
        key = (self._problem(number.offset), number.symbol)
        found = self.works.get(key) or self._other.get(key)
        if found is not None or self._stretch(number.offset) != NONE:
            return found
        return next((w for (_, s), w in self.works.items() if s == number.symbol), None)

    def _working(self) -> None:
        for piece in self._pieces:
            if piece.plain:
                continue
            for key in dict.fromkeys(self._subjects.get(piece.chain, ())):
                self.works[key].working.append(self.line(piece.start))
        read = dict(self.report.reading)
        for at, (start, name) in self._named.items():
            if at in self._subjects:
                continue
            problem = self._problem(start)
            symbol = self._own[problem].symbol(name) or read.get(key_of(name), "")
            work = self.works.get((problem, symbol))
            pieces = [p for p in self._pieces if p.chain == at and symbol]
            if all(p.plain for p in pieces):
                continue
            if work is None:
                self._helpers.setdefault(at, symbol)
                continue
            self._subjects[at] = [(problem, symbol)]
            work.unfinished.append(line := self.line(start))
            if self._understood(pieces[0].start, pieces[-1].end):
                work.working.append(line)

    @cached_property
    def strangers(self) -> Strangers:
        """The names that are none of the problem's."""
        mapped = {page for page, _ in self.report.reading}
        unknown = {
            at: name
            for at, (start, name) in self._named.items()
            if at not in self._subjects
            and not self._own[self._problem(start)].knows(name)
            and key_of(name) not in mapped
        }
        data = {value for own in self._own for value in own.data}
        return Strangers.of(unknown, self._pieces, self.report.source, self.line, data)

    def _understood(self, start: int, end: int) -> bool:
        """Whether every number and name of a stretch was understood and nothing in it is wrong."""
        inside = [n for n in self.report.numbers if start <= n.offset < end]
        spans = [f.span for f in self.report.findings] + [span for span, _ in self.report.unread]
        found = any(start <= at < end for at, _ in spans)
        written = self.report.source[start:end]
        if found or (not inside and any(stands(name, written) for name in self.strangers.worked)):
            return False
        return all(good(n) or n.status is Status.INHERITED for n in inside)

    def _owners(self) -> None:
        by_offset = {number.offset: number for number in self.report.numbers}
        results = sorted(
            ((n.offset, key, n) for key, work in self.works.items() for n in work.results),
            key=lambda item: item[0],
        )
        for index, finding in enumerate(self.report.findings):
            owners: dict[Key, None] = {}
            for span in (finding.span, *finding.also):
                owners.update(dict.fromkeys(self._at(span[0], index, by_offset)))
            if not owners:
                first = next((key for _, key, n in results if index in n.causes), None)
                first = first or self._through(finding.span[0])
                owners = {} if first is None else {first: None}
            for key in owners:
                self.works[key].own.append(index)

    def _through(self, offset: int) -> Key | None:
        """The wanted quantity that is worked out with the helper in whose line a finding stands."""
        piece = self.piece(offset)
        helper = None if piece is None else self._helpers.get(piece.chain)
        problem = self._problem(offset)
        for (at, symbol), work in self.works.items():
            if helper is not None and at == problem and helper in work.want.uses:
                return at, symbol
        return None

    def _at(self, offset: int, index: int, numbers: dict[int, Number]) -> list[Key]:
        """The wanted quantities in whose lines a finding stands."""
        piece = self.piece(offset)
        subjects = [] if piece is None else list(dict.fromkeys(self._subjects.get(piece.chain, ())))
        if len(subjects) > 1:  # a vector: the entry that is spoilt by it
            spoilt = [k for k in subjects if any(index in n.causes for n in self.works[k].results)]
            subjects = spoilt[:1] or subjects[:1]
        if not subjects and offset in numbers and (piece is None or piece.plain):
            work = self._work(numbers[offset])
            subjects = [] if work is None else [(work.want.problem, work.want.symbol)]
        return subjects
