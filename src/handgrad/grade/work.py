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
        """The script's last word on the quantity; a rougher repetition of it changes nothing."""
        found = self.results or self.uses
        if found and found[-1].status is Status.WRONG:
            return found[-1]  # no repetition: it contradicts
        asked = _decimals(self.want.right)
        finest = max((min(_decimals(n.text), asked) for n in found), default=0)
        fine = [n for n in found if _decimals(n.text) >= finest]
        return fine[-1] if fine else None


def _decimals(text: str) -> int:
    """Digits behind the point; a power of ten has as many as anybody wants."""
    if "e" in text.lower():
        return _MANY
    return len(text.replace(",", ".").rpartition(".")[2]) if "." in text or "," in text else 0


_MANY = 50


def good(number: Number | None) -> bool:
    """Right, or right within rounding."""
    return number is not None and number.status in (Status.OK, Status.ROUNDING, Status.GIVEN)
