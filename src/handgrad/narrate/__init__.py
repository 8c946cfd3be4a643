"""narrate: a solution as a worked calculation, line by line, in the kinds of `document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handgrad.document import Document

if TYPE_CHECKING:
    from handgrad.problem.solution import Solution

DETAILS = ("terse", "exam", "full")


def narrate(solution: Solution, detail: str = "exam", figures: bool = False) -> Document:
    """The worked calculation of a solution.

    detail    terse: numbers and result; exam: formula, numbers, result; full: every step, every
              entry
    figures   also list every quantity as plain data, which only the JSON output prints

    Every printed result has the asked digits, certified; every equals sign holds for the numbers
    printed beside it, or the line says that it does not.
    """
    from handgrad.narrate.tell import tell

    assert detail in DETAILS, f"no detail {detail!r}, please report"
    return tell(solution, detail, figures)
