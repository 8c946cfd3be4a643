"""records: what is kept of each written number, each line and each trouble while a page is read."""

from __future__ import annotations

import msgspec
from flint import arb, fmpq

from handgrad.check.align import Match
from handgrad.check.judge import Status, Value, Written
from handgrad.check.term import Term
from handgrad.check.world import Printed
from handgrad.check.written import is_negative
from handgrad.document import Chain
from handgrad.graph import Node
from handgrad.read import WrittenNumber


class Judged(msgspec.Struct):
    """The state of one written number while the page is read."""

    written: Written
    number: WrittenNumber
    status: Status = Status.UNCHECKED
    true: Value | None = None
    causes: frozenset[int] = frozenset()
    meaning: Term | None = None
    reason: str = ""
    result: bool = False

    def printed(
        self,
        index: int,
        true: Value | None = None,
        meaning: Node | None = None,
        given: bool = False,
    ) -> Printed:
        """The number, the page's index-th, as the author may go on working with it."""
        written = self.written
        return Printed(
            written.value,
            self.status,
            self.causes,
            self.number.text,
            index,
            written.place,
            true,
            meaning,
            given,
        )


class Line(msgspec.Struct, eq=False):
    """One link of a chain as a scalar expression, with the numbers that stand in it."""

    node: Node
    term: Term
    sign: str
    literals: tuple[Node, ...]
    number: Node | None  # the link is nothing but this number
    negative: bool  # … with a minus before it
    index: int
    named: bool = False  # whether names stand in it

    @property
    def numeric(self) -> bool:
        """Whether it is a calculation with numbers only."""
        return self.number is None and bool(self.literals) and not self.named


class Trouble(msgspec.Struct, frozen=True, eq=False):
    """A place where a number is wrong, before anybody has explained it."""

    kind: str
    number: int
    line: Line | None
    belongs: Term | None
    expected: Value | None
    chain: Chain
    subject: Node | None = None
    match: Match | None = None
    after: int = -1  # the number printed after a line that is not its quantity


NOT_MATCHED = "follows from its line, but the line could not be matched with the formula"

OTHER_UNIT = "is in another unit than the number before it"


def prefix(entry: Judged) -> int:
    return -1 if is_negative(entry.number) else 1


def telling(entry: Judged) -> bool:
    """Whether a number has enough digits to prove anything."""
    return _digits(entry) >= 2


def short(entry: Judged) -> bool:
    """Whether a number is so short that it was hardly rounded from a longer one: data, not a
    result.
    """
    return _digits(entry) < 3 or entry.number.number.decimals < 3


def is_long(entry: Judged) -> bool:
    """Whether a number has so many digits that it may well be a rounded one."""
    return _digits(entry) > 2


def _digits(entry: Judged) -> int:
    """How many digits of a number count."""
    return len(entry.number.number.text.replace(".", "").lstrip("0"))


def equal(a: Value, b: Value) -> bool:
    """Equal as far as can be told: two symbolic lines that agree to 25 digits are taken for the
    same.
    """
    off = a - b
    if isinstance(off, fmpq):
        return bool(off == 0)
    return bool(off.contains(0)) and bool(off.rad() < 1e-20)


def overlaps(wide: Value, value: Value) -> bool:
    return (
        bool((arb(wide) - arb(value)).contains(0))
        if isinstance(wide, fmpq)
        else bool(wide.overlaps(arb(value)))
    )
