"""placing: which stretch of a script is about which problem of the scheme.

Headings decide where the assignment states them, else the givens a script repeats. What cannot be
told is said, so that a question whose heading somebody forgot is not taken for missing.
"""

from __future__ import annotations

import msgspec

from handgrad.check.finding import Report
from handgrad.check.judge import Status
from handgrad.check.page import examine
from handgrad.check.sections import Placed, sections
from handgrad.document import Document, Heading
from handgrad.grade.scheme import Scheme, solved

NONE = -1  # a stretch about none of the problems, or about several


class Placing(msgspec.Struct, frozen=True):
    """The checker's report, and where the problems are.

    starts  where a stretch begins, and the index of its problem or NONE; in order
    told    whether headings told the problems apart
    hidden  problems without a stretch of their own that seem to be worked out somewhere
    """

    report: Report
    starts: tuple[tuple[int, int], ...]
    told: bool = True
    hidden: frozenset[int] = frozenset()

    @property
    def found(self) -> frozenset[int]:
        """The problems that have a stretch of their own."""
        return frozenset(problem for _, problem in self.starts if problem != NONE)


def placed(document: Document, scheme: Scheme) -> Placing:
    """A page checked against every problem of a scheme, each in its place."""
    solutions = solved(scheme)
    if len(solutions) == 1:
        report = examine(document, [Placed(solutions[0])], notes=False)
        return Placing(report, ((0, 0),))
    headings = [h if _on(document, h) else "" for h in scheme.headings]
    wherever = not any(headings)
    places = [Placed(s, h) for s, h in zip(solutions, headings, strict=True)]
    starts = []
    for section in sections(document, places):
        index = NONE
        if len(section.solutions) == 1:
            index = next(i for i, s in enumerate(solutions) if s is section.solutions[0])
        starts.append((section.start, index))
    report = examine(document, places, notes=False)
    made = Placing(report, tuple(starts), told=not wherever)
    if wherever:
        return made
    hidden = frozenset(
        i
        for i, solution in enumerate(solutions)
        if i not in made.found and _somewhere(document, Placed(solution), scheme, i)
    )
    return msgspec.structs.replace(made, hidden=hidden)


def _somewhere(document: Document, place: Placed, scheme: Scheme, index: int) -> bool:
    """Whether a page holds right values that only this problem asks for."""
    others = {w.symbol for w in scheme.asked if w.problem != index}
    wanted = {w.symbol for w in scheme.asked if w.problem == index} - others
    report = examine(document, [place], notes=False)
    return any(
        n.symbol in wanted and n.status in (Status.OK, Status.ROUNDING) and len(n.text) >= _TELLING
        for n in report.numbers
    )


def _on(document: Document, heading: str) -> bool:
    """Whether the page has a heading with these words."""
    wanted = " ".join(heading.replace("-", " ").split()).casefold()
    if not wanted:
        return False
    for block in document.blocks:
        if isinstance(block, Heading):
            words = "".join(part for part in block.parts if isinstance(part, str))
            if wanted in " ".join(words.replace("-", " ").split()).casefold():
                return True
    return False


_TELLING = 3  # characters of a number that is no accident
