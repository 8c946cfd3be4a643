"""absent: a wanted number that a script does not show under its name.

It may be implied by what was worked out from it, stand in a line that could not be read, or under
a name of the student's own. Only where nothing of that can be is it missing.
"""

from __future__ import annotations

from fractions import Fraction

from handgrad.check.judge import Status
from handgrad.grade import said
from handgrad.grade.evidence import Evidence
from handgrad.grade.placing import NONE
from handgrad.grade.scheme import Want
from handgrad.grade.standing import Judgement, Standing, telling, telling_text
from handgrad.grade.work import Work, good

UNCLEAR = (Status.UNCHECKED, Status.UNREAD)
_LONG = 3  # digits of a number that may be a result


def absent(work: Work, evidence: Evidence) -> Judgement:
    """A number that is not on the page: implied by what was worked out from it, or not found."""
    want = work.want
    for other in evidence.works.values():
        if want.symbol in other.want.uses and want.problem == other.want.problem:
            if good(other.last) and (want.at or (telling(other.last) and other.working)):
                why = f"{want.symbol} is implied by your {other.want.symbol}"
                return Judgement(Standing.EARNED, why, why)
        twins = want.problem == other.want.problem and other.want.right == want.right
        if twins and len(other.results) > 1 and good(other.last) and telling(other.last):
            why = f"{want.symbol} has the same value as {other.want.symbol}"
            return Judgement(Standing.EARNED, why, why)
    if work.unfinished:
        lines = work.unfinished[:4]
        why = f"{want.symbol} is not worked out to a number ({said.places(lines)})"
        return Judgement(Standing.OPEN, why, why, tuple(lines), proposed=bool(work.working))
    lines = unclear(evidence)
    if lines:
        why = f"{want.symbol} was not found; {said.places(lines[:4])} could not be read"
        stands = any(
            said.shown(n.text) == want.right and telling(n)
            for n in evidence.report.numbers
            if n.status in UNCLEAR
        )
        return Judgement(Standing.OPEN, why, why, tuple(lines[:4]), proposed=stands)
    strangers = evidence.strangers
    if strangers.worked:
        lines = list(strangers.worked.values())[:4]
        why = f"{want.symbol} was not found under its name; is it in {said.places(lines)}?"
        return Judgement(Standing.OPEN, why, why, tuple(lines))
    if strangers.stated:
        fits = [line for line, text in strangers.stated.items() if _same(text, want.right)]
        lines = (fits or list(strangers.stated))[:4]
        why = f"{want.symbol} was not found under its name; is it in {said.places(lines)}?"
        return Judgement(Standing.OPEN, why, why, tuple(lines), proposed=bool(fits))
    why = f"{want.symbol} is not on the page"
    return Judgement(Standing.MISSING, why, why)


def unclear(evidence: Evidence) -> list[int]:
    """Lines on which something was not understood."""
    found = {line for line, _ in evidence.unread}
    found |= {
        evidence.line(n.offset)
        for n in evidence.report.numbers
        if n.status in UNCLEAR and len(n.text.lstrip("+-−0.,")) >= _LONG
    }
    return sorted(found)


def unplaced(want: Want, evidence: Evidence) -> bool:
    """Whether it cannot be told which lines are about a wanted number's problem."""
    placing = evidence.placing
    if want.problem in placing.hidden:
        return True
    if placing.told or want.problem in placing.found:
        return False
    problems = {problem for problem, symbol in evidence.works if symbol == want.symbol}
    return len(problems) > 1 and any(p == NONE for _, p in placing.starts)


def hidden(work: Work, evidence: Evidence) -> Judgement | None:
    """The doubt about a wrong number without working, where what it is worked out from may stand
    under a name of the student's own.
    """
    want, number = work.want, work.last
    if number is None or not evidence.hidden(work):
        return None
    lines = (evidence.line(number.offset),)
    why = f"{want.symbol} may follow from values under names not understood ({said.places(lines)})"
    return Judgement(Standing.OPEN, why, why, lines)


def _same(text: str, right: str) -> bool:
    """Whether two numbers are the same within the last place of the first."""
    place = Fraction(1, 10 ** len(text.partition(".")[2]))
    try:
        return telling_text(text) and abs(Fraction(text) - Fraction(right)) <= place
    except ValueError:
        return False
