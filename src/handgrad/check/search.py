"""search: which changed formula gives the author's number.

A rule says how a part of a formula may be rewritten; the search tries it on every part of the line
and of the formula behind it. Each changed formula is looked at in floats first (parts that were
not changed are worked out once, for all rules together); only what comes near is certified.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from math import nan

import msgspec
from flint import fmpq

from handgrad.check.change import Change, Rewrite, compute, everywhere
from handgrad.check.judge import Value, Written, as_float
from handgrad.check.term import Term
from handgrad.errors import HandgradError
from handgrad.evaluate import float64
from handgrad.graph import Node

_QUICK: dict[str, Callable[..., float]] = {
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
    "tanh": math.tanh,
    "exp": math.exp,
    "ln": math.log,
    "sqrt": math.sqrt,
    "square": lambda x: x * x,
    "abs": abs,
    "relu": lambda x: max(x, 0.0),
}
_FIRM = 1e-15  # values that agree so far are the same
_PAIRED = 24  # single changes of a formula of which pairs are tried
_SAME = 1e-9  # two lines that agree so far are looked at closely


class Reading:
    """One set of values for the names and numbers of a line: the true ones, or the author's."""

    def __init__(self, leaf: Callable[[Term], Value | None]) -> None:
        self._leaf = leaf
        self._values: dict[Node, Value | None] = {}
        self._rough: dict[Term, float] = {}

    def leaf(self, term: Term) -> Value | None:
        """The value of an atom."""
        if term.node not in self._values:
            self._values[term.node] = self._leaf(term)
        return self._values[term.node]

    def value(self, term: Term) -> Value | None:
        """The certified value of a term."""
        return compute(term, self.leaf)

    def glance(self, term: Term) -> float:
        """Roughly the value of a term, NaN where it has none."""
        known = self._rough.get(term)
        if known is None:
            try:
                known = self._worked_out(term)
            except (HandgradError, ArithmeticError, ValueError):
                known = nan
            self._rough[term] = known
        return known

    def _worked_out(self, term: Term) -> float:
        match term.kind:
            case "atom":
                value = self.leaf(term)
                return nan if value is None else as_float(value)
            case "sum":
                return sum(sign * self.glance(part) for sign, part in term.parts)
            case "product":
                total = float(term.sign)
                for exponent, part in term.parts:
                    total = total * self.glance(part) ** exponent
                return total
        values = [self.glance(part) for _, part in term.parts]
        quick = _QUICK.get(term.op)
        if quick is not None:
            return quick(*values)
        places = [Node("input") for _ in values]
        node = Node(term.op, tuple(places), term.node.attributes)
        found = float64.value(node, dict(zip(places, values, strict=True)))
        return found if isinstance(found, float) else nan


class Target(msgspec.Struct, frozen=True, eq=False):
    """What a changed formula has to give: the number as printed, or the value of a false line.

    lines  the values of the false line; a ball where its numbers may have been rounded
    """

    written: Written | None
    lines: tuple[Value, ...] = ()

    def is_near(self, rough: float) -> bool:
        """Whether a value is worth a closer look."""
        if rough != rough:
            return False
        if self.written is not None and not self.written.is_off(rough):
            return True
        return any(
            abs(rough - as_float(line)) <= _SAME * max(1.0, abs(rough)) + _radius(line)
            for line in self.lines
        )

    def is_hit(self, value: Value | None) -> bool:
        """Whether this is what the author has, certainly."""
        if value is None:
            return False
        if self.written is not None and self.written.shows(value):
            return True
        return any(_same(value, line) for line in self.lines)


class Case(msgspec.Struct, frozen=True, eq=False):
    """A line or the formula behind it, the values it may be read with, and what a change of it has
    to give.
    """

    formula: Term
    readings: tuple[Reading, ...]
    target: Target

    def changed(self, rewrite: Rewrite) -> Iterator[Change]:
        """The changed formulas that give it."""
        for change in everywhere(self.formula, rewrite):
            if any(self._gives(change.line, reading) for reading in self.readings):
                yield change

    def pairs(self, kinds: Mapping[str, Rewrite]) -> Iterator[tuple[Change, Change]]:
        """Two changes of these kinds that together give it, if so few that it is no accident."""
        firsts = [
            c for kind, rewrite in kinds.items() for c in everywhere(self.formula, rewrite, kind)
        ]
        if len(firsts) > _PAIRED:
            return
        for first in firsts:
            for kind, rewrite in kinds.items():
                for second in everywhere(first.line, rewrite, kind):
                    if any(self._gives(second.line, reading) for reading in self.readings):
                        yield first, second

    def _gives(self, term: Term, reading: Reading) -> bool:
        rough, unchanged = reading.glance(term), reading.glance(self.formula)
        if abs(rough - unchanged) <= _SAME * abs(unchanged):
            return False  # 0 left out, two equal numbers exchanged: that changes nothing
        return self.target.is_near(rough) and self.target.is_hit(reading.value(term))


class Search(msgspec.Struct, frozen=True, eq=False):
    """All that one slip's rules try, sharing what was worked out."""

    cases: tuple[Case, ...]

    def find(self, rewrite: Rewrite) -> Iterator[Change]:
        """The changed lines and formulas that give the author's number."""
        for case in self.cases:
            yield from case.changed(rewrite)

    def pairs(self, kinds: Mapping[str, Rewrite]) -> Iterator[tuple[Change, Change]]:
        """Two changes that together give it; bounded, and only one after the other."""
        for case in self.cases:
            yield from case.pairs(kinds)


def _radius(value: Value) -> float:
    return 0.0 if isinstance(value, fmpq) else float(value.rad())


def _same(value: Value, line: Value) -> bool:
    off = value - line
    if isinstance(off, fmpq):
        return bool(off == 0)
    if _radius(line) > _FIRM:
        return bool(off.contains(0))
    return bool(abs(off) < _FIRM)
