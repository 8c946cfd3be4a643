"""judge: the verdict on one written number, in the order the design fixes.

1. the correctly rounded true value                                          → ok
2. follows, rounded or cut off, from what the author printed                 → rounding, or
inherited
3. the true value cut off                                                    → rounding
4. otherwise                                                                 → wrong

Every comparison is exact or three-valued; what cannot be decided is `unchecked`, never `wrong`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec
from flint import arb, fmpq
from msgspec.structs import force_setattr

Value = fmpq | arb


def as_float(value: Value) -> float:
    """Roughly the value: for choosing what to look at closely, never for a verdict."""
    try:
        return float(value)
    except (OverflowError, ValueError):
        return float("inf")


def firm(value: Value) -> bool:
    """Whether a value is known to more digits than anybody prints."""
    return isinstance(value, fmpq) or bool(value.rad() < 1e-18)


class Status(StrEnum):
    """What is known of one written number.

    bad      it is not what it should be
    settled  it is known what it is
    """

    bad: bool
    settled: bool

    OK = "ok"
    ROUNDING = "rounding"
    WRONG = "wrong"
    INHERITED = "inherited"
    GIVEN = "given"
    UNCHECKED = "unchecked"
    UNREAD = "unread"

    def __init__(self, value: str) -> None:
        self.bad = value in ("wrong", "inherited")
        self.settled = value not in ("unchecked", "unread")


class Written(msgspec.Struct, frozen=True, gc=False):
    """A number as printed: its exact value with its sign, and the size of its last place.

    rough          claimed in words only: about 62.3 million
    about, reach   roughly the value, and how far from it another may be to be looked at closely
    """

    value: fmpq
    place: fmpq
    rough: bool = False
    about: float = 0.0
    reach: float = 0.0

    def __post_init__(self) -> None:
        about, place = as_float(self.value), as_float(self.place)
        force_setattr(self, "about", about)
        force_setattr(self, "reach", 1.001 * place + 1e-9 * abs(about))

    def is_far_from(self, value: Value) -> bool:
        """Whether a glance tells that a value is neither rounded nor cut off to this."""
        radius = 0.0 if isinstance(value, fmpq) else float(value.rad())
        return abs(as_float(value) - self.about) > self.reach + radius

    def is_off(self, rough: float) -> bool:
        """The same for a value computed in floats, with room for their error."""
        return not abs(rough - self.about) <= self.reach + 1e-9 * abs(rough)

    def equals_rounded(self, value: Value) -> bool | None:
        """Whether this is `value` rounded to the written place (a tie may go either way)."""
        if self.is_far_from(value):
            return False
        off = value - self.value
        if isinstance(off, fmpq):
            return abs(off) <= self.place / 2
        if bool(abs(off) < arb(self.place / 2)):
            return True
        return False if bool(abs(off) > arb(self.place / 2)) else None

    def equals_cut(self, value: Value) -> bool | None:
        """Whether this is `value` with its further digits cut off."""
        if self.is_far_from(value):
            return False
        if isinstance(value, fmpq):
            return abs(self.value) <= abs(value) < abs(self.value) + self.place and (
                self.value * value >= 0
            )
        size = abs(value)
        low, high = abs(self.value), abs(self.value) + self.place
        if bool(size < arb(low)) or bool(size > arb(high)):
            return False
        if self.value != 0 and bool(value * arb(self.value) < 0):
            return False
        return True if bool(size > arb(low)) and bool(size < arb(high)) else None

    def may_show(self, value: Value) -> bool:
        """Rounded or cut off, possibly."""
        return self.equals_rounded(value) is not False or self.equals_cut(value) is not False

    def shows(self, value: Value) -> bool:
        """Rounded or cut off, certainly."""
        return bool(self.equals_rounded(value)) or bool(self.equals_cut(value))


def hidden(value: Value, place: fmpq) -> arb:
    """Everything that may be printed as this, rounded or cut off: from half a unit of the last
    place nearer to zero to a whole unit further away; around 0 on both sides.

    >>> hidden(fmpq(1, 2), fmpq(1, 10)).overlaps(arb(fmpq(44, 100)))
    False
    >>> hidden(fmpq(1, 2), fmpq(1, 10)).overlaps(arb(fmpq(59, 100)))
    True
    """
    if value == 0:
        return arb(value, place)
    away = place / 4 if value > 0 else -place / 4
    return arb(value + away, place * fmpq(3, 4))


class Source(msgspec.Struct, frozen=True, gc=False):
    """A value that follows from what the author printed, and the slips that made its operands
    wrong (if any).
    """

    value: Value
    causes: frozenset[int] = frozenset()
    tainted: bool = False
    doubtful: bool = False  # it rests on a number that could not be checked


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """A status, and for inherited numbers the slips they come from."""

    status: Status
    causes: frozenset[int] = frozenset()


def verdict(written: Written, true: Value | None, sources: Iterable[Source]) -> Verdict:
    """Judges one number against its true value and against what follows from the author's own
    numbers.
    """
    undecided = False
    if true is not None:
        rounded = written.equals_rounded(true)
        if rounded:
            return Verdict(Status.OK)
        undecided = rounded is None
    followed: Source | None = None
    for source in sources:
        if written.shows(source.value):
            if source.tainted:
                if written.rough and true is not None and written.equals_cut(true):
                    break  # the true value as well, as far as it is claimed
                return Verdict(Status.INHERITED, source.causes)
            followed = source
            break
    if followed is not None and followed.doubtful:
        return Verdict(Status.UNCHECKED)
    if followed is not None:
        return Verdict(Status.OK if true is None else Status.ROUNDING)
    if true is None:
        return Verdict(Status.WRONG)
    cut = written.equals_cut(true)
    if cut:
        return Verdict(Status.ROUNDING)
    return Verdict(Status.UNCHECKED if undecided or cut is None else Status.WRONG)
