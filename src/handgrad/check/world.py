"""world: what is known at a place of the page: what each name truly is, and what the author last
printed for it.

Two values live side by side. The *true* value comes from the problem, or from the page's own
definitions where there is no problem. The *printed* value is the author's, right or wrong: later
lines are judged against it too, so that one slip is not charged again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import msgspec
from flint import arb, ctx, fmpq

from handgrad.check.ends import ends
from handgrad.check.judge import Source, Status, Value, as_float
from handgrad.errors import HandgradError
from handgrad.evaluate import certified
from handgrad.evaluate.program import program, run
from handgrad.graph import Node

BITS = 128


class Printed(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A number the author printed for something: its value, verdict, and the slips behind it if it
    is wrong.
    """

    value: Value
    status: Status
    causes: frozenset[int]
    text: str
    index: int
    place: fmpq
    true: Value | None = None
    meaning: Node | None = None
    given: bool = False


class World:
    """Names, their true values and their printed ones, as far as the page has been read.

    known   gives the true value of a leaf that comes from the problem, or None
    """

    def __init__(self, known: Callable[[Node], Value | None]) -> None:
        self._known = known
        self.true: dict[Node, Value] = {}
        self.printed: dict[Node, Printed] = {}
        self.copies: dict[str, list[Printed]] = {}
        self.tainted = False  # has anything the author printed been found wrong?
        self.formulas: dict[Node, list[Node]] = {}
        self.stage = 0  # grows whenever names come to mean or to have been printed as anything else
        self.meanings = 0  # grows whenever a number gets one
        self._missing: set[Node] = set()
        self._open: set[Node] = set()  # numbers on the page that have no meaning yet
        # What was worked out of expressions; those with numbers that have no meaning yet
        self._leaves: dict[Node, tuple[Node, ...]] = {}
        self._values: dict[Node, Value | None] = {}
        self._floats: dict[Node, float | None] = {}
        self._brief: list[Node] = []

    # -- true values

    def leaf_true(self, leaf: Node) -> Value | None:
        value = self.true.get(leaf)
        if value is None and leaf not in self._missing:
            value = self._known(leaf)
            if value is None:
                self._missing.add(leaf)
            else:
                self.true[leaf] = value
        return value

    def define(self, leaf: Node, value: Value) -> None:
        """Gives a leaf its true value; whatever was computed from it before is forgotten."""
        self.true[leaf] = value
        self._forget()

    def set_equal(self, leaf: Node, formula: Node) -> None:
        """The page works a name out by this formula."""
        self.formulas.setdefault(leaf, []).append(formula)
        owner = leaf.inputs[0] if leaf.op == "element" else leaf
        if owner.op == "unknown":  # (what a problem's name means, the problem says)
            self.stage += 1

    def _forget(self) -> None:
        self.stage += 1
        self._missing.clear()
        self._clear()

    def _clear(self) -> None:
        for memory in (self._leaves, self._values, self._floats, self._brief):
            memory.clear()

    def true_float(self, node: Node) -> float | None:
        """The true value roughly, for choosing between readings (never for a verdict)."""
        if node in self._floats:
            return self._floats[node]
        value = self.true_value(node)
        rough = self._floats[node] = None if value is None else as_float(value)
        return rough

    def true_value(self, node: Node) -> Value | None:
        """The true value of a scalar expression, or None where a name in it is unknown or it has
        no value.
        """
        if node in self._values:
            return self._values[node]
        if node in self.true:
            return self.true[node]
        known: dict[Node, Value] = {}
        value: Value | None = None
        for leaf in self.leaves(node):
            found = self.leaf_true(leaf)
            if found is None:
                break
            known[leaf] = found
        else:
            value = evaluate(node, known)
        self._values[node] = value
        return value

    def leaves(self, node: Node) -> tuple[Node, ...]:
        """The named values, entries and unknowns a scalar expression is made of (numbers on the
        page are not leaves unless they were given a meaning).
        """
        known = self._leaves.get(node)
        if known is not None:
            return known
        found, is_open = [], False
        for at, named in ends(node):
            if named or at in self.true:
                found.append(at)
            elif at in self._open:
                is_open = True
        if is_open:
            self._brief.append(node)
        known = self._leaves[node] = tuple(found)
        return known

    def opened(self, literals: Iterable[Node]) -> None:
        """Numbers of a line that is being read: what is computed with them is not kept before they
        mean something.
        """
        self._open.update(n for n in literals if n not in self.true)

    def give_meaning(self, literal: Node, value: Value) -> None:
        """A number on the page stands for this true value."""
        before = self.true.get(literal)
        self.true[literal] = value
        self._open.discard(literal)
        self.meanings += 1
        if before is not None:
            self._clear()
        for node in self._brief:
            for memory in (self._leaves, self._values, self._floats):
                memory.pop(node, None)
        self._brief.clear()

    @contextmanager
    def supposing(self, known: dict[Node, Value]) -> Iterator[None]:
        """These values for these leaves while one row of a table is read; afterwards they are
        forgotten.
        """
        true, printed = self.true, self.printed
        self.true, self.printed = {**true, **known}, dict(printed)
        self._forget()
        try:
            yield
        finally:
            self.true, self.printed = true, printed
            self._forget()

    # -- what the author printed

    def as_printed(self, node: Node, numbers: Callable[[Node], Printed | None]) -> Source | None:
        """The value of an expression on the author's own numbers: those on the line as they stand,
        names by what was last printed for them, else by their true values. None where something in
        it is unknown.
        """
        known: dict[Node, Value] = {}
        right: dict[Node, Value] = {}  # for wrong numbers, what belongs there
        causes: frozenset[int] = frozenset()
        tainted = doubtful = False
        for at, named in ends(node):
            number = numbers(at)
            if number is not None:
                known[at] = number.value if named else size(number.value)
            elif named:
                number = self.printed.get(at)
                if number is None:
                    true = self.leaf_true(at)
                    if true is None:
                        return None
                    known[at] = true
                    continue
                known[at] = number.value
                doubtful = doubtful or number.status is Status.UNCHECKED
            else:
                continue
            if number.status.bad:
                tainted, causes = True, causes | number.causes
                belongs = number.true  # where that is not known, any other: no two by as much
                if belongs is None:
                    belongs = known[at] * fmpq(len(right) + 3, 2) + 1
                right[at] = belongs if named else size(belongs)
        with_right = {**known, **right} if tainted else {}
        value = evaluate(node, known)
        if value is None:
            return None
        if tainted and _is_same(value, evaluate(node, with_right)):
            tainted, causes = False, frozenset()  # what is wrong is multiplied by 0
        return Source(value, causes, tainted, doubtful)

    def say(self, leaf: Node, printed: Printed) -> None:
        """The author has printed this for a name."""
        self.printed[leaf] = printed
        self.stage += 1

    def remember(self, printed: Printed) -> None:
        """The author may copy this number later."""
        self.tainted = self.tainted or printed.status.bad
        self.copies.setdefault(_digits(printed.text), []).append(printed)

    def copied(self, text: str) -> list[Printed]:
        """What the author printed before with exactly these digits (signs aside), latest first."""
        return self.copies.get(_digits(text), [])[::-1]


def size(value: Value) -> Value:
    """A value without its sign; what may be on either side of 0 has none to take away."""
    if isinstance(value, fmpq):
        return abs(value)
    return value if value.contains(0) else arb(abs(value))


def _is_same(a: Value, b: Value | None) -> bool:
    """Whether two values agree in all digits that are known."""
    if b is None:
        return False
    off = a - b
    return bool(off == 0) if isinstance(off, fmpq) else bool(abs(off) < 1e-20)


def evaluate(node: Node, known: dict[Node, Value]) -> Value | None:
    """The certified value, or None where it has none (a division by zero, a logarithm of a
    negative number).

    known   the values of all names it ends with; filled with those between
    """
    made = program(certified.CERTIFIED, node, ends)
    try:
        if made is None or ctx.prec != BITS:
            value = certified.value(node, None, BITS, known)
        else:
            value = run(made, node, known)
    except (HandgradError, ZeroDivisionError):
        return None
    if not isinstance(value, (fmpq, arb)):
        return None
    if isinstance(value, arb) and not value.is_finite():
        return None
    return value


def _digits(text: str) -> str:
    return text.lstrip("+-−–").replace(",", "").lstrip("0") or "0"
