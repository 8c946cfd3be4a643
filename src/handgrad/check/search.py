"""search: which changed formula gives the author's number.

A rule says how a part of a formula may be rewritten; the search tries it on every part of the line
and of the formula behind it. Each changed part is looked at in floats first: only one that lies
between the values that would give the number (`window`) is carried through the formula, and only
what then comes near is certified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from math import nan, prod

import msgspec
from flint import fmpq
from msgspec.structs import force_setattr

from handgrad.check.change import (
    KINDS,
    Change,
    Glances,
    Position,
    Rewrite,
    applied,
    changes,
    compute,
    positions_of,
)
from handgrad.check.judge import Value, Written, as_float
from handgrad.check.term import Term
from handgrad.check.window import ANYTHING, Window, around, of_argument, of_factor, of_term
from handgrad.errors import HandgradError

_MOST = 120  # changes that one rule tries on one line
_FIRM = 1e-15  # values that agree so far are the same
_PAIRED = 24  # single changes of a formula of which pairs are tried
_EXACTLY = 2  # how well a value fits that needs no rounding
_SAME = 1e-9  # two lines that agree so far are looked at closely


# A term around a part: its kind, how the part enters it, their values as they are; the term, and
# which of its parts that is.
Step = tuple[str, int, float, float, Term, int]


class Reading:
    """One set of values for the names and numbers of a line: the true ones, or the author's."""

    def __init__(self, leaf: Callable[[Term], Value | None]) -> None:
        self.leaf = leaf
        self.glance = Glances(lambda atom: _rough(leaf(atom)))  # roughly the value of a term
        self._steps: dict[Position, tuple[Step, ...]] = {}

    def value(self, term: Term) -> Value | None:
        """The certified value of a term."""
        return compute(term, self.leaf)

    def carried(self, value: float, position: Position) -> float:
        """Roughly what the whole formula gives if the part in some position has this value."""
        try:
            for kind, way, before, part, whole, i in self.outwards(position):
                if kind == "sum":
                    value = before + way * (value - part)
                elif kind == "product" and part != 0:
                    value = before * (value / part) ** way
                else:
                    value = self._with(whole, i, value)
        except (HandgradError, ArithmeticError, ValueError):
            return nan
        return value

    def outwards(self, position: Position) -> tuple[Step, ...]:
        """The wholes a part stands in, innermost first."""
        steps = self._steps.get(position)
        if steps is None:
            steps = ()
            if position.whole is not None:
                whole, i = position.whole.part, position.at
                way, part = whole.parts[i]
                first = (whole.kind, way, self.glance[whole], self.glance[part], whole, i)
                steps = (first, *self.outwards(position.whole))
            self._steps[position] = steps
        return steps

    def _with(self, whole: Term, i: int, value: float) -> float:
        """Roughly the value of a term whose i-th part has another value."""
        others = [value if j == i else self.glance[p] for j, (_, p) in enumerate(whole.parts)]
        if whole.kind == "product":
            ways = (way for way, _ in whole.parts)
            return whole.sign * prod(v**w for v, w in zip(others, ways, strict=True))
        return applied(whole, others)


class Target(msgspec.Struct, frozen=True, eq=False):
    """What a changed formula has to give: the number as printed, or the value of a false line.

    lines  the values of the false line; a ball where its numbers may have been rounded
    """

    written: Written | None
    lines: tuple[Value, ...] = ()
    about: tuple[tuple[float, float], ...] = ()  # the lines roughly, and how far they reach
    window: Window = ANYTHING  # where all that may give it lies

    def __post_init__(self) -> None:
        about = tuple((as_float(x), _radius(x)) for x in self.lines)
        near = [] if self.written is None else [(self.written.about, self.written.reach)]
        force_setattr(self, "about", about)
        ends = list(zip(*[around(*pair) for pair in (*near, *about)], strict=True))
        if ends:
            force_setattr(self, "window", (min(ends[0]), max(ends[1])))

    def is_near(self, rough: float) -> bool:
        """Whether a value is worth a closer look."""
        if rough != rough:
            return False
        if self.written is not None and not self.written.is_off(rough):
            return True
        for line, radius in self.about:
            if abs(rough - line) <= _SAME * max(1.0, abs(rough)) + radius:
                return True
        return False

    def hit(self, value: Value | None) -> int:
        """Whether this is what the author has, certainly: 0 no, 1 if the line's numbers were
        rounded, 2 just so.
        """
        if value is None:
            return 0
        if self.written is not None and self.written.shows(value):
            return _EXACTLY
        said = [line for line in self.lines if _same(value, line)]
        return _EXACTLY if any(_radius(line) <= _FIRM for line in said) else len(said[:1])


class Case(msgspec.Struct, frozen=True, eq=False):
    """A line or the formula behind it, the values it may be read with, and what a change of it has
    to give.

    loose  a formula further behind: the line itself shows what the author worked with
    behind the formula of the line, where one of its numbers is in question
    """

    formula: Term
    readings: tuple[Reading, ...]
    target: Target
    loose: bool = False
    behind: bool = False
    found: dict[Rewrite, list[Change]] = {}
    between: dict[tuple[Reading, Position], Window] = {}

    def within(self, reading: Reading, position: Position) -> Window:
        """Between which values the part in some position must lie."""
        known = self.between.get((reading, position))
        if known is None:
            known = self.target.window
            if position.whole is not None:
                known = self.within(reading, position.whole)
                kind, way, whole, part, term, _ = reading.outwards(position)[0]
                if kind == "sum":
                    known = of_term(known, whole, way, part)
                elif kind == "product":
                    known = of_factor(known, whole, way, part)
                else:
                    known = of_argument(known, term.op)
            self.between[reading, position] = known
        return known

    def changed(self, rewrite: Rewrite) -> list[Change]:
        """The changed formulas that give it."""
        known = self.found.get(rewrite)
        if known is None:
            if rewrite.whole is not None and rewrite.keep is not None:
                keep = rewrite.keep
                known = [c for c in self.changed(rewrite.whole) if keep(c.whole, c.part)]
            else:
                known = list(self._changes_of(self.formula, rewrite))
            self.found[rewrite] = known
        return known

    def holds(self, change: Change) -> bool:
        """Whether a change that was found is one of this formula."""
        return any(change is mine for known in self.found.values() for mine in known)

    def pairs(self) -> Iterator[tuple[Change, Change]]:
        """Two changes of structure that together give it, if so few that it is no accident."""
        firsts = list(islice(changes(self.formula), _PAIRED + 1))
        if len(firsts) > _PAIRED:
            return
        for first in firsts:
            for kind, rewrite in KINDS.items():
                for second in self._changes_of(first.line, rewrite, kind):
                    yield first, second

    def _changes_of(self, formula: Term, rewrite: Rewrite, kind: str = "") -> Iterator[Change]:
        if self.target.written is None and not self.target.lines:
            return  # nothing would be known to come out
        tried = 0
        for position in positions_of(formula, rewrite.of):
            within: list[tuple[Reading, float, float]] = []
            for new, concerned in rewrite.new(position.part):
                within = within or [(r, *self.within(r, position)) for r in self.readings]
                tried += 1
                if tried > _MOST:
                    return
                fits = 0
                for reading, low, high in within:
                    part = reading.glance[new]
                    if not low <= part <= high:
                        continue
                    rough = reading.carried(part, position)
                    if self.target.is_near(rough):
                        fits = max(fits, self._gives(new, position, reading, rough))
                    if fits == _EXACTLY:
                        break
                if fits:
                    loose = self.loose or fits < _EXACTLY
                    line = position.changed(new)
                    yield Change(concerned, position.part, line, kind, loose, self.behind)

    def _gives(self, new: Term, position: Position, reading: Reading, rough: float) -> int:
        """How well a change that may give it does (see `Target.hit`): never by changing nothing."""
        unchanged = reading.glance[self.formula]
        if abs(rough - unchanged) <= _SAME * abs(unchanged):
            return 0  # 0 left out, two equal numbers exchanged
        return self.target.hit(reading.value(position.changed(new)))


class Search(msgspec.Struct, frozen=True, eq=False):
    """All that one slip's rules try, sharing what was worked out."""

    cases: tuple[Case, ...]

    def find(self, rewrite: Rewrite) -> Iterator[Change]:
        """The changed lines and formulas that give the author's number."""
        for case in self.cases:
            yield from case.changed(rewrite)

    def pairs(self) -> Iterator[tuple[Change, Change]]:
        """Two changes that together give it; bounded, and only one after the other."""
        for case in self.cases:
            yield from case.pairs()


def _rough(value: Value | None) -> float:
    return nan if value is None else as_float(value)


def _radius(value: Value) -> float:
    return 0.0 if isinstance(value, fmpq) else float(value.rad())


def _same(value: Value, line: Value) -> bool:
    off = value - line
    if isinstance(off, fmpq):
        return bool(off == 0)
    if _radius(line) > _FIRM:
        return bool(off.contains(0))
    return bool(abs(off) < _FIRM)
