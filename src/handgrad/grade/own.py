"""own: what a value would be on the student's own earlier values, from the dependency graph.

The checker judges a number by its line and by its formula. Where neither stands on the page (a bare
answer, a skipped step) the graph still tells what follows: the asked values the student printed
take the place of the true ones, everything between is worked out, and every printed number stands
for all values that print like it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from flint import arb, ctx, fmpq

from handgrad.check.change import compute
from handgrad.check.judge import Value, Written
from handgrad.check.names import Names
from handgrad.check.term import Flattener, Term
from handgrad.check.world import BITS, evaluate
from handgrad.grade.likely import Likely, likely
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
        self._names = self.names = Names([solution])
        self._leaves = self.leaves = dict[str, Node]()
        self._formulas: dict[Node, Term | None] = {}
        self._mistakes: dict[Node, tuple[Likely, ...]] = {}
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

    def formula(self, leaf: Node) -> Term | None:
        """The formula of a quantity, flat; None for data."""
        if leaf not in self._formulas:
            made = self._names.definition(leaf)
            self._formulas[leaf] = None if made is None else Flattener()(made)
        return self._formulas[leaf]

    def behind(self, leaf: Node) -> tuple[Node, ...]:
        """What the formula of a quantity is made of."""
        made = self._names.definition(leaf)
        return () if made is None else tuple(self._names.world.leaves(made))

    def mistakes(self, leaf: Node) -> tuple[Likely, ...]:
        """The mistakes that are likely in the formula of a quantity."""
        if leaf not in self._mistakes:
            self._mistakes[leaf] = tuple(likely(self._names, self._solution, leaf))
        return self._mistakes[leaf]

    def agrees(
        self,
        symbol: str,
        number: str,
        printed: Mapping[str, str],
        changed: Mapping[Node, Term] = MappingProxyType({}),
        slack: int = 0,
    ) -> bool:
        """Whether a printed number follows from the other printed ones (all with decimal points).

        printed  what the student printed for asked quantities, by symbol; `symbol` itself is not
                 used
        changed  other formulas in the place of some
        slack    units of the last place it may be off
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
            value = self._value(leaf, known, {leaf}, changed)
            if value is None:
                return False
            written = Written(*read(number))
            if slack:
                value = value + arb(0, written.place * slack)
            return written.equals_rounded(value) is not False or bool(written.equals_cut(value))
        finally:
            ctx.prec = before

    def _value(
        self,
        leaf: Node,
        known: dict[Node, Value],
        busy: set[Node],
        changed: Mapping[Node, Term],
    ) -> Value | None:
        if leaf.op == "constant":
            return self._names.world.true_value(leaf)
        definition = self._names.definition(leaf)
        if definition is None or len(busy) > _DEEPEST:
            return self._names.world.leaf_true(leaf)

        def inside(part: Node) -> Value | None:
            found = known.get(part)
            if found is None and part not in busy:
                busy.add(part)  # a changed formula may make a circle
                found = self._value(part, known, busy, changed)
                busy.discard(part)
                if found is not None:
                    known[part] = found
            return found

        if leaf in changed:
            return compute(changed[leaf], lambda atom: inside(atom.node))
        values: dict[Node, Value] = {}
        for part in self._names.world.leaves(definition):
            found = inside(part)
            if found is None:
                return None
            values[part] = found
        return evaluate(definition, values)


_OWN: dict[Scheme, tuple[Own, ...]] = {}


def own(scheme: Scheme) -> tuple[Own, ...]:
    """One for each problem of a scheme; made once in every process."""
    if scheme not in _OWN:
        _OWN[scheme] = tuple(Own(solution) for solution in solved(scheme))
    return _OWN[scheme]
