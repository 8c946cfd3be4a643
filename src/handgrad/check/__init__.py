"""check: compares somebody's worked calculation with the truth, like a linter.

    check(document, solutions) → Report

The page is read in order (`engine`), every written number gets a verdict (`judge`), every wrong
one an explanation (`explain`, with one file per kind of slip in `rules`), and the report is
printed by one file per format in `report`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from handgrad.document import Document

if TYPE_CHECKING:
    from handgrad.check.finding import Report
    from handgrad.check.sections import Placed
    from handgrad.problem.solution import Solution

__all__ = ["check"]


def check(
    document: Document,
    solutions: Sequence[Solution | Placed] = (),
    *,
    notes: bool = False,
    suppress: bool = False,
    names: Mapping[str, str] | None = None,
) -> Report:
    """The report on one page: against the problems it is about, or alone.

    document   the page, as `handgrad.read` gives it
    solutions  the solved problems the page is about, with their places if they hold in one section
               only; none: the
               page's own givens and definitions are used
    notes      also list numbers that were only cut off or computed from rounded ones
    suppress   whether comments on the page may switch findings off or explain names: never where a
               page is marked
    names      what the page means by its names, where that is not to be worked out from its
               formulas: {"out_1": "o_1"}
    """
    from handgrad.check.page import examine
    from handgrad.check.sections import Placed

    placed = [s if isinstance(s, Placed) else Placed(s) for s in solutions]
    said = dict(names or {})
    if suppress and document.directives:
        from handgrad.check.overrides import stated

        said = {**dict(stated(document)), **said}
    report = examine(document, placed, notes=notes, said=said)
    if report.findings:
        from handgrad.check.fix import with_fixes

        report = with_fixes(report)
    if suppress and document.directives:
        from handgrad.check.suppress import suppressed

        report = suppressed(report, document.directives, notes=notes)
    return report
