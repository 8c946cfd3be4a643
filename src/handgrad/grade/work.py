"""work: what a script shows for one wanted number."""

from __future__ import annotations

import msgspec

from handgrad.check.finding import Number
from handgrad.check.judge import Status
from handgrad.grade.scheme import Want


class Work(msgspec.Struct, eq=False):
    """What a script shows for one wanted number.

    results  numbers it says the quantity is, in the order of the page
    uses     numbers of other lines that stand for it
    working  lines on which something is worked out for it
    own      indices of the findings that belong to it
    unfinished  lines that name it and end without a number
    """

    want: Want
    results: list[Number] = []
    uses: list[Number] = []
    working: list[int] = []
    own: list[int] = []
    unfinished: list[int] = []

    @property
    def last(self) -> Number | None:
        """The script's last word on the quantity."""
        if self.results:
            return self.results[-1]
        return self.uses[-1] if self.uses else None


def good(number: Number | None) -> bool:
    """Right, or right within rounding."""
    return number is not None and number.status in (Status.OK, Status.ROUNDING, Status.GIVEN)
