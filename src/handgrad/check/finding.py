"""finding: one slip, told once, with every place where it shows."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from flint import arb, fmpq

from handgrad.check.judge import Status, Value, firm
from handgrad.notation import Span


class Finding(msgspec.Struct, frozen=True):
    """What is inconsistent, where, and what shows it.

    text       the characters of the page it points at
    short      the right side of the caret line: `σ(0.62) = 0.6502`
    message    one sentence for a tired student
    expected   the value that belongs there, '' if unknown
    certainty  'certified', 'likely' or 'possible'
    evidence   the one change that reproduces the author's number, '' if none does
    also       other places where the same slip shows
    group      findings of equal group are the same slip
    """

    code: str
    name: str
    span: Span
    text: str
    short: str
    message: str
    expected: str = ""
    certainty: str = "certified"
    evidence: str = ""
    severity: str = "error"
    also: tuple[Span, ...] = ()
    fix: str = ""
    group: tuple[object, ...] = ()


class Number(msgspec.Struct, frozen=True, eq=False):
    """One written number with its verdict.

    causes   index the findings
    true     what truly belongs there, if it is known
    meaning  what it stands for, printed when asked for
    """

    offset: int
    line: int
    column: int
    text: str
    status: Status
    true: Value | None = None
    causes: tuple[int, ...] = ()
    reason: str = ""
    meaning: Callable[[], str] | None = None

    def __eq__(self, other: object) -> bool:
        """Whether two numbers say the same of the same place."""
        return isinstance(other, Number) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash((self.offset, self.text))

    def _said(self) -> tuple[object, ...]:
        place = (self.offset, self.line, self.column, self.text)
        return (*place, self.status, self.causes, self.reason, self.symbol, self.exact)

    @property
    def symbol(self) -> str:
        """What it stands for, as a person reads it; '' if that is not known."""
        return "" if self.meaning is None else self.meaning()

    @property
    def exact(self) -> str | None:
        """Its true value to 15 digits, or None."""
        return None if self.true is None or not firm(self.true) else decimal(self.true)


def decimal(value: Value) -> str:
    """A value as a decimal string of 15 significant digits (fewer where exact and shorter)."""
    if isinstance(value, fmpq):
        if value.q == 1:
            return str(value.p)
        digits = 15
        text = str(arb(value).str(digits, radius=False))
        return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
    return str(value.str(15, radius=False))


class Asked(msgspec.Struct, frozen=True):
    """One asked quantity: what the author's page says of it and what is right."""

    symbol: str
    lead: str
    yours: str | None
    right: str
    agrees: bool


class SetAside(msgspec.Struct, frozen=True):
    """A finding that was made and is not reported.

    by  'comment' (one on the page), 'selection' (--select, --ignore, settings) or 'baseline'
    """

    finding: Finding
    by: str


class Report(msgspec.Struct, frozen=True):
    """Everything that was found on one page.

    cells      of a notebook: where each cell stands in `source`, in order
    set_aside  findings that were made and are not reported
    incomplete  the limit that was met, '' if none
    included   the reports on the files that the page takes in (`\\input`), each in its own
               coordinates
    """

    path: str
    problem: str
    numbers: tuple[Number, ...]
    findings: tuple[Finding, ...]
    asked: tuple[Asked, ...] = ()
    reading: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[Span, str], ...] = ()
    source: str = ""
    cells: tuple[Span, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    incomplete: str = ""
    included: tuple[Report, ...] = ()

    def count(self, status: Status) -> int:
        return sum(number.status is status for number in self.numbers)


class Failure(msgspec.Struct, frozen=True):
    """A page that was asked for and could not be checked, and why.

    status  the exit status it deserves: 2 unusable, 3 a limit was met
    """

    path: str
    message: str
    status: int = 2
