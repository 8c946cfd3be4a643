"""enclosure: whether rounding can account for a printed number that is not its true value.

Every number of the line may stand for anything between what was printed (and what that may have
been rounded or cut off from) and what it truly is. If no choice of such values makes the line give
the true result, and none makes the formula give the printed one, then the line is not the formula:
a certain statement, made with balls.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from flint import arb, fmpq

from handgrad.check.constants import shapes_formula
from handgrad.check.ends import ends
from handgrad.check.judge import Status, Value, Verdict, as_float, hidden
from handgrad.check.records import Judged, Line, equal, overlaps, short
from handgrad.check.world import Printed
from handgrad.graph import Node
from handgrad.notation import Derivative

if TYPE_CHECKING:
    from handgrad.check.engine import Engine

_NEAR = 3  # so many units of the last place are always put down to rounding


class Enclosure:
    """Encloses what a line or a formula may give on the author's rounded numbers."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def accounts_for(
        self, entry: Judged, true: Value, lines: Sequence[Line], definition: Node | None
    ) -> bool:
        """Whether a printed result may be the true one, computed from rounded numbers.

        lines       what the chain set equal to the result, with the numbers in it
        definition  the formula behind the result, if it is known
        """
        if any(self._is_read(line) and not self._may_be(line.node, true) for line in lines):
            return False  # what comes after it may be rounded, this is another formula
        off = abs(as_float(true) - entry.written.about)
        if off <= _NEAR * as_float(entry.written.place) and not self._exact(lines):
            return True
        printed = hidden(entry.written.value, entry.written.place)
        for line in lines:
            if self._may_be(line.node, printed, true):
                return True
        if definition is None:
            return not any(line.literals for line in lines)
        return self._may_be(definition, printed)

    def _is_read(self, line: Line) -> bool:
        """Whether a line is a calculation with numbers that are known to be right."""
        if not line.numeric:
            return False
        entries = [self.engine.judged[self.engine.literal[x]] for x in line.literals]
        return all(
            (e.status.settled and not e.status.bad) or shapes_formula(e.number) for e in entries
        )

    def _exact(self, lines: Sequence[Line]) -> bool:
        """Whether the nearest line is worked out from exact data only."""
        nearest = next((line for line in lines if line.numeric), None)
        enclosed = (
            None if nearest is None else self.engine.world.as_printed(nearest.node, self._wide)
        )
        return enclosed is not None and isinstance(enclosed.value, fmpq)

    def inherited(self, entry: Judged, nodes: Sequence[Node]) -> Verdict | None:
        """A result that follows from wrong numbers, with the digits their author did not print; or
        that is right, since its line was worked out with the right number.
        """
        for node in nodes:
            if not any(self._is_wrong(at) for at, _ in ends(node)):
                continue
            enclosed = self.engine.world.as_printed(node, self._unrounded)
            if enclosed is None or not enclosed.tainted:
                continue
            if entry.written.shows(enclosed.value):
                return Verdict(Status.INHERITED, enclosed.causes)
            mended = self.engine.world.as_printed(node, self._mended)
            if mended is not None and not mended.tainted and entry.written.shows(mended.value):
                return Verdict(Status.ROUNDING)
        return None

    def _is_wrong(self, node: Node) -> bool:
        """Whether what was printed in a place, or last for a name, is wrong."""
        index = self.engine.literal.get(node)
        if index is not None:
            return self.engine.judged[index].status.bad
        said = self.engine.world.printed.get(node)
        return said is not None and said.status.bad

    def _mended(self, node: Node) -> Printed | None:
        """What belongs in the place of a wrong number; others as they stand."""
        found = self.engine.number_of(node)
        right = None if found is None else self.engine.judged[found.index].true
        if found is None or right is None or not found.status.bad:
            return found
        if as_float(right) * as_float(found.value) <= 0:
            return found
        return msgspec.structs.replace(found, value=right, status=Status.OK, causes=frozenset())

    def _unrounded(self, node: Node) -> Printed | None:
        """A number as its author had it before rounding, as far as that is known."""
        found = self.engine.number_of(node)
        meaning = self._behind(node)
        said = self.engine.world.printed.get(meaning)
        found = said if found is None else found
        if found is None:
            return None
        before = self.engine.judged[found.index].true
        if found.status.bad:
            same = said is not None and abs(said.value) == abs(found.value)
            before = self.engine.unrounded.get(meaning) if same else None
        if before is None or as_float(before) * as_float(found.value) <= 0:
            return found
        return msgspec.structs.replace(found, value=before)

    def _behind(self, node: Node) -> Node:
        """The name whose value a number on the line is, copied from line to line."""
        while (index := self.engine.literal.get(node)) is not None:
            term = self.engine.judged[index].meaning
            if term is None or term.kind != "atom" or term.node is node:
                break
            node = term.node
        return node

    def may_follow(self, entry: Judged, definition: Node) -> bool:
        """Whether a result that stands alone may follow from what was printed for the names in its
        formula, or for quantities equal to them.
        """
        for numbers in (self._wide, self._wide_or_equal):
            enclosed = self.engine.world.as_printed(definition, numbers)
            if enclosed is not None and entry.written.may_show(enclosed.value):
                return True
        return False

    def _wide_or_equal(self, node: Node) -> Printed | None:
        """The same; for a name that is not on the page what was printed for a quantity that equals
        it: the δ₂ that is ∂L/∂net₂.
        """
        found, true = self._wide(node), self.engine.world.leaf_true(node)
        if found is not None or true is None or node in self.engine.literal:
            return found
        about = as_float(true)
        for printed in self.engine.world.printed.values():
            mine = None if printed.status.bad or printed.given else printed.true
            if mine is not None and abs(as_float(mine) - about) <= 1e-9 * abs(about):
                if equal(mine, true):
                    return _widened(printed, mine)
        return None

    def stated_roughly(self, entry: Judged, nodes: Sequence[Node]) -> bool:
        """Whether a result follows from what the page states without saying how it came about:
        such a number may have been rounded.
        """
        for node in nodes:
            enclosed = self.engine.world.as_printed(node, self._wide_statement)
            if enclosed is not None and entry.written.may_show(enclosed.value):
                return True
        return False

    def _wide_statement(self, node: Node) -> Printed | None:
        index = self.engine.literal.get(node)
        found = self.engine.number_of(node)
        if index is not None:
            meaning = self.engine.judged[index].meaning
            node = node if meaning is None or meaning.kind != "atom" else meaning.node
        stated = self.engine.world.printed.get(node)
        found = stated if found is None else found
        if found is not None and found is not stated and self._is_from_nowhere(found):
            return msgspec.structs.replace(found, value=hidden(found.value, found.place))
        if found is None or (stated or found).status is not Status.GIVEN:
            return found
        if short(self.engine.judged[found.index]) and not self._is_late(node, stated):
            return found
        return msgspec.structs.replace(found, value=hidden(found.value, found.place))

    def _is_from_nowhere(self, found: Printed) -> bool:
        """Whether nobody knows where a number comes from: it may have been rounded."""
        entry = self.engine.judged[found.index]
        return entry.status is Status.UNCHECKED and self.engine.may_be_rounded(entry)

    def _is_late(self, node: Node, stated: Printed | None) -> bool:
        """Whether a value was stated among the results, not with the data."""
        if stated is None:
            return False
        begun = self.engine.begun
        return isinstance(node.name, Derivative) or (begun is not None and stated.index > begun)

    def excludes(self, node: Node, entry: Judged) -> bool:
        """Whether an expression certainly cannot give a printed result."""
        return not self._may_be(node, hidden(entry.written.value, entry.written.place))

    def excludes_value(self, node: Node, value: Value) -> bool:
        """Whether an expression certainly does not have a value."""
        return not self._may_be(node, value)

    def _may_be(self, node: Node, *values: Value) -> bool:
        """Whether an expression may have each of these values."""
        enclosed = self.engine.world.as_printed(node, self._wide)
        return enclosed is None or all(overlaps(arb(enclosed.value), v) for v in values)

    def _wide(self, node: Node) -> Printed | None:
        """A number of the line, or what was printed for a name, with all it may have been rounded
        from.
        """
        index = self.engine.literal.get(node)
        if index is None:
            printed = self.engine.world.printed.get(node)
            if printed is None or printed.status is Status.GIVEN:
                return printed
            true = None if printed.status.bad else printed.true
            return _widened(printed, true)
        found = self.engine.number_of(node)
        entry = self.engine.judged[index]
        if found is None or entry.status is Status.GIVEN or entry.written.place >= 1:
            return found
        if not entry.status.settled and self.engine.names.states(entry.written.value):
            return found
        if shapes_formula(entry.number):
            return found  # the 2 of a square is no rounded number
        return _widened(found, None if entry.status.bad else entry.true)


def _widened(printed: Printed, true: Value | None) -> Printed:
    """From the printed value to the true one, if that has the same sign (or the rounding was said
    to account for the other), and one last place around; exact data is what it is.
    """
    if isinstance(true, fmpq) and true == printed.value:
        return printed
    wide = hidden(printed.value, printed.place)
    if true is None:
        return msgspec.structs.replace(printed, value=wide)
    rounded = printed.status is Status.ROUNDING
    if rounded or as_float(true) * as_float(printed.value) >= 0:
        wide = wide.union(arb(true))
    return msgspec.structs.replace(printed, value=wide)
