"""finding: one slip, told once, with every place where it shows."""

from __future__ import annotations

import msgspec

from handgrad.check.judge import Status
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


class Number(msgspec.Struct, frozen=True):
    """One written number with its verdict. `exact` is its true value to 15 digits or None;
    `causes` index the findings.
    """

    offset: int
    line: int
    column: int
    text: str
    symbol: str
    status: Status
    exact: str | None
    causes: tuple[int, ...] = ()
    reason: str = ""


class Asked(msgspec.Struct, frozen=True):
    """One asked quantity: what the author's page says of it and what is right."""

    symbol: str
    lead: str
    yours: str | None
    right: str
    agrees: bool


class Report(msgspec.Struct, frozen=True):
    """Everything that was found on one page."""

    path: str
    problem: str
    numbers: tuple[Number, ...]
    findings: tuple[Finding, ...]
    asked: tuple[Asked, ...] = ()
    reading: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[Span, str], ...] = ()
    source: str = ""

    def count(self, status: Status) -> int:
        return sum(number.status is status for number in self.numbers)
