"""own: what a value would be on the student's own earlier values, from the dependency graph.

The checker judges a number by its line and by its formula. Where neither stands on the page (a bare
answer, a skipped step) the graph still tells what follows: the asked values the student printed
take the place of the true ones, everything between is worked out, and every printed number stands
for all values that print like it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from flint import ctx, fmpq

from handgrad.check.judge import Value, Written
from handgrad.check.names import Names
from handgrad.check.world import BITS, evaluate
from handgrad.grade.scheme import Scheme, solved
from handgrad.grade.slack import NUMBER, ball, read
from handgrad.graph import Node, Role
from handgrad.notation import Call, Derivative, Index, Kind, Name
from handgrad.problem.solution import Solution
from handgrad.render.formula import unicode

_DEEPEST = 60


class Own:
    """The graph of one problem, asked for values on a student's numbers."""

    def __init__(self, solution: Solution) -> None:
        self._solution = solution
        self._names = Names([solution])
        self._leaves: dict[str, Node] = {}
        table = solution.table
        self.inputs = () if table is None else tuple(unicode.write(name) for name in table.inputs)
        for quantity in solution.asked:
            for index in self._names.indices(quantity.node.shape):
                leaf = self._names.entry(quantity.node, index)
                self._leaves[self._names.shown(leaf)] = leaf

    @cached_property
    def data(self) -> frozenset[fmpq]:
        """The sizes of the problem's given numbers."""
        found = set()
        for quantity in self._solution.quantities:
            if quantity.role is not Role.DERIVED and not self._solution.is_open(quantity):
                for index in self._names.indices(quantity.node.shape):
                    value = self._solution.exact(quantity, index)
                    if isinstance(value, fmpq):
                        found.add(abs(value))
        return frozenset(found)

    def symbol(self, kind: Kind) -> str:
        """The asked quantity that a page's name means by the problem's names and aliases, or ''."""
        if not isinstance(kind, (Name, Derivative, Index, Call)):
            return ""
        node = self._names.known_quantity(kind)
        if node is None or (node.axes and node not in self._leaves.values()):
            return ""
        shown = self._names.shown(node)
        return shown if shown in self._leaves else ""

    def knows(self, kind: Kind) -> bool:
        """Whether a page's name is one of the problem's."""
        if not isinstance(kind, (Name, Derivative, Index)):
            return True  # no name at all
        return self._names.known_quantity(kind) is not None

    def agrees(self, symbol: str, number: str, printed: Mapping[str, str]) -> bool:
        """Whether a printed number follows from the other printed ones (all with decimal points).

        printed  what the student printed for asked quantities, by symbol; `symbol` itself is not
                 used
        """
        leaf = self._leaves.get(symbol)
        if leaf is None or not NUMBER.fullmatch(number):
            return False
        before, ctx.prec = ctx.prec, BITS
        try:
            known = {
                self._leaves[s]: ball(n)
                for s, n in printed.items()
                if s != symbol and s in self._leaves and NUMBER.fullmatch(n)
            }
            value = self._value(leaf, known, 0)
            if value is None:
                return False
            written = Written(*read(number))
            return written.equals_rounded(value) is not False or bool(written.equals_cut(value))
        finally:
            ctx.prec = before

    def _value(self, leaf: Node, known: dict[Node, Value], depth: int) -> Value | None:
        definition = self._names.definition(leaf)
        if definition is None or depth > _DEEPEST:
            return self._names.world.leaf_true(leaf)
        values: dict[Node, Value] = {}
        for part in self._names.world.leaves(definition):
            found = known.get(part)
            if found is None:
                found = self._value(part, known, depth + 1)
                if found is None:
                    return None
                known[part] = found
            values[part] = found
        return evaluate(definition, values)


_OWN: dict[Scheme, tuple[Own, ...]] = {}


def own(scheme: Scheme) -> tuple[Own, ...]:
    """One for each problem of a scheme; made once in every process."""
    if scheme not in _OWN:
        _OWN[scheme] = tuple(Own(solution) for solution in solved(scheme))
    return _OWN[scheme]
