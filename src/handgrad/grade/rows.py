"""rows: a scheme's rows decided for one script, in order, so that one slip is paid for once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from handgrad.grade import said
from handgrad.grade.absent import unplaced
from handgrad.grade.evidence import Evidence
from handgrad.grade.follow import accuracy, lost, method
from handgrad.grade.records import Award, Doubt
from handgrad.grade.scheme import Row, Scheme
from handgrad.grade.standing import Judgement, Standing
from handgrad.grade.work import good

_PAYS = (Standing.LOST, Standing.MISSING)


class Decided(msgspec.Struct, frozen=True):
    """One row decided: the award, the doubt if a person has to look, the findings it cost."""

    award: Award
    doubt: Doubt | None = None
    costs: frozenset[int] = frozenset()


def decide(scheme: Scheme, evidence: Evidence, *, answers: bool = False) -> list[Decided]:
    """Every row of the scheme.

    answers  the script is a sheet of answers: nobody asked for working
    """
    return Clerk(evidence, answers).all(scheme.rows)


class Clerk:
    """Keeps the account of what has been paid for."""

    def __init__(self, evidence: Evidence, answers: bool) -> None:
        self.evidence = evidence
        self.answers = answers
        self._paid: dict[str, tuple[int, int]] = {}  # what was paid for → in which row, its line
        self._at = 0
        self._above: Decided | None = None  # the method row that `dep` leans on

    def all(self, rows: Sequence[Row]) -> list[Decided]:
        """Every row, in order."""
        out: list[Decided] = []
        part = None
        for self._at, row in enumerate(rows):
            if row.part != part:
                part, self._above = row.part, None
            decided = self._row(row)
            if row.kind == "M":
                self._above = decided
            out.append(decided)
        return out

    def _row(self, row: Row) -> Decided:
        if "dep" in row.tags and self._above is not None and self._above.award.got == "0":
            return self._award(row, "0", "needs the mark above", "needs the mark above")
        judged = [self._unpaid(self._judged(row, i)) for i in range(len(row.wants))]
        gone = [j for j in judged if j.standing is Standing.LOST and not self._again(j)]
        open_ = [j for j in judged if j.standing is Standing.OPEN]
        missing = [j for j in judged if j.standing is Standing.MISSING and not self._again(j)]
        silent = [j for j in judged if j.standing is Standing.SILENT]
        if gone:
            return self._lost(row, gone)
        if missing and (row.kind != "M" or len(missing) == len(judged)):
            return self._award(row, "0", missing[0].why, missing[0].hint)
        if open_ and (row.kind != "M" or len(open_) == len(judged)):
            proposed = row.points if all(j.proposed for j in open_) else "0"
            return self._doubt(row, proposed, open_[0], "is it worth the mark?")
        if silent and len(silent) + len(missing) + len(open_) == len(judged):
            return self._without_working(row, silent)
        noted = next((j for j in judged if j.why and j.standing is Standing.EARNED), None)
        again = next((j for j in judged if j.standing in _PAYS and self._again(j)), None)
        if again is not None:
            _, line = self._paid[self._key(again.findings[0])]
            same = line in again.lines
            why = f"the slip of line {line}{'' if same else ' again'}: paid for once"
            return self._award(row, row.points, why, why, again.lines)
        if noted is None:
            return self._award(row, row.points)
        return self._award(row, row.points, noted.why, noted.hint, noted.lines)

    def _judged(self, row: Row, at: int) -> Judgement:
        want = row.wants[at]
        if want.conclusion:
            from handgrad.grade import truth

            return truth.judged(want, self.evidence, self.evidence.document, "ft" in row.tags)
        if unplaced(want, self.evidence):
            why = f"the question has no heading of its own: {want.symbol} may be anywhere"
            return Judgement(Standing.OPEN, why, why)
        work = self.evidence.of(want)
        if row.kind == "M":
            return method(work, self.evidence, self.answers)
        return accuracy(work, self.evidence, row.tags)

    def _unpaid(self, judgement: Judgement) -> Judgement:
        """What is right for what was put in is lost here, where no method row has paid for that."""
        findings = judgement.findings
        if judgement.standing is not Standing.EARNED or not findings:
            return judgement
        if any(self._key(index) in self._paid for index in findings):
            return judgement
        return lost(self.evidence, list(findings))

    def _lost(self, row: Row, lost: list[Judgement]) -> Decided:
        """No marks, for the first of the reasons; all of them are paid for."""
        first = lost[0]
        costs = frozenset(i for judgement in lost for i in judgement.findings)
        for index in sorted(costs):
            line = self.evidence.line(self.evidence.report.findings[index].span[0])
            self._paid.setdefault(self._key(index), (self._at, line))
        why, hint = first.why, first.hint
        above = frozenset() if self._above is None else self._above.costs
        if row.kind != "M" and first.findings and above.issuperset(first.findings):
            dropped = f": {why}" if why.startswith("with ") else ""
            why = hint = f"needs the mark above{dropped}"
        more = sorted({j.lines[0] for j in lost[1:] if j.lines and j.findings != first.findings})
        if more:
            tail = f"; also {said.places(more)}"
            why, hint = why + tail, hint + tail
        return self._award(row, "0", why, hint, (*first.lines, *more), costs)

    def _again(self, judgement: Judgement) -> bool:
        """Whether everything that cost this was paid for in an earlier place of the scheme."""
        return bool(judgement.findings) and all(map(self._paid_before, judgement.findings))

    def _paid_before(self, index: int) -> bool:
        at = self._paid.get(self._key(index))
        if at is None or at[0] == self._at:
            return False
        # The accuracy row that stands under the method row pays with it.
        above = self._above is not None and index in self._above.costs
        return not (above and self.evidence.of_method(index))

    def _key(self, index: int) -> str:
        """What counts as one slip: a finding, or the same misunderstanding at another step."""
        finding = self.evidence.report.findings[index]
        if not said.misunderstood(finding):
            return str(index)
        return said.kind(finding) if finding.evidence else str(index)

    def _without_working(self, row: Row, silent: list[Judgement]) -> Decided:
        values = [self.evidence.of(w).last for w in row.wants]
        if self.answers:
            return self._award(row, row.points)
        right = all(good(v) for v in values)
        follows = "the value is right" if right else "the value follows from earlier ones"
        why = f"no working is shown; {follows} ({said.places(silent[0].lines)})"
        found = Judgement(Standing.SILENT, why, why, silent[0].lines)
        return self._doubt(row, row.points, found, "does it earn the method mark?")

    def _award(
        self,
        row: Row,
        got: str,
        why: str = "",
        hint: str = "",
        lines: tuple[int, ...] = (),
        costs: frozenset[int] = frozenset(),
    ) -> Decided:
        award = Award(
            part=row.part,
            stage=row.stage,
            label=row.label,
            kind=row.kind,
            tags=row.tags,
            points=row.points,
            got=got,
            reason=why,
            hint=hint,
            lines=lines,
            symbols=tuple(want.symbol for want in row.wants),
            answer=", ".join(f"{want.symbol} = {want.right}" for want in row.wants[:6]),
        )
        return Decided(award, None, costs)

    def _doubt(self, row: Row, proposed: str, found: Judgement, question: str) -> Decided:
        decided = self._award(row, "", found.why, found.hint, found.lines)
        doubt = Doubt(
            key=" ".join(p for p in (row.part, row.stage, row.kind, row.label) if p),
            question=f"{row.label}: {question}",
            proposed=proposed,
            why=found.why,
            line=found.lines[0] if found.lines else 0,
        )
        return msgspec.structs.replace(decided, doubt=doubt)
