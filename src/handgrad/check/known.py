"""known: what is known of a name: its true value, the formula behind it, whether it is data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec
from flint import arb, fmpq

from handgrad.check.ends import is_leaf
from handgrad.check.judge import Value
from handgrad.check.printing import Printing
from handgrad.check.world import World, evaluate
from handgrad.evaluate.element import element
from handgrad.graph import Node, Role
from handgrad.graph.entry import entry as entry_of
from handgrad.graph.entry import remembered
from handgrad.notation import Derivative, Kind

if TYPE_CHECKING:
    from handgrad.problem.solution import Solution

_DEEPEST, _WIDEST = 4, 40


class Known:
    """The quantities of the problems, and what the page's own formulas add to them."""

    def __init__(self, solutions: Sequence[Solution]) -> None:
        self.solutions = tuple(solutions)
        self.world = World(self._known)
        self.quantity: dict[Node, tuple[Solution, Any, tuple[int, ...]]] = {}
        self.printing = Printing(self.solutions)
        self.kinds: dict[Node, Kind] = self.printing.kinds
        self.printed_kind = self.printing.kind
        self.shown = self.printing.shown
        self._entries: dict[tuple[Node, tuple[int, ...]], Node] = {}
        self._busy: set[Node] = set()
        self._data: list[fmpq] | None = None  # the sizes of everything given

    def indices(self, shape: tuple[int | str, ...]) -> Iterator[tuple[int, ...]]:
        """Every index of an array of that shape; () for a scalar."""
        return product(*(range(int(size)) for size in shape))

    def entry(self, node: Node, index: tuple[int, ...]) -> Node:
        """One entry of an array as a scalar expression over named leaves; a scalar is itself."""
        if not node.axes and not _holds_array(node):
            return node
        key = (node, index)
        found = self._entries.get(key)
        if found is None:
            made = entry_of(node, index) if is_leaf(node) else element(node, index)
            found = self._entries[key] = made
        return found

    def _known(self, leaf: Node) -> Value | None:
        """The true value of a leaf: the problem's, or what the page's own formulas give."""
        owner, index = leaf, ()
        if leaf.op == "element":
            owner, index = leaf.inputs[0], tuple(leaf.attributes["index"])
        if owner in self.quantity:
            solution, quantity, _ = self.quantity[owner]
            return _scalar(solution.exact(quantity, index))
        for solution in self.solutions if owner.op != "unknown" else ():
            quantity = solution.owner(owner)
            if quantity is not None:
                self.quantity[owner] = (solution, quantity, ())
                return _scalar(solution.exact(quantity, index))
        if self.solutions and isinstance(owner.name, Derivative) and owner.inputs:
            return _scalar(self.solutions[0].exact(leaf))  # a link of a chain rule, not asked for
        if leaf in self._busy:
            return None
        self._busy.add(leaf)
        try:
            for formula in reversed(self.world.formulas.get(leaf, [])):
                value = self.world.true_value(formula)
                if value is not None:
                    return value
        finally:
            self._busy.discard(leaf)
        return None

    def definition(self, leaf: Node) -> Node | None:
        """The expression behind a named leaf, over named leaves; None for data and unknown ones."""
        owner, index = leaf, ()
        if leaf.op == "element":
            owner, index = leaf.inputs[0], tuple(leaf.attributes["index"])
        if owner not in self.quantity:
            self._known(leaf)  # finds the quantity the leaf belongs to
        if owner in self.quantity:
            solution, quantity, _ = self.quantity[owner]
            if quantity.role is not Role.DERIVED:
                return None
            found = self.bare(leaf, solution.entry(quantity, index))
            if found is not None:
                remembered(found)  # so that its term is made once for all pages
            return found
        if isinstance(owner.name, Derivative) and owner.inputs:
            return self._beneath(leaf)
        formulas = self.world.formulas.get(leaf)
        return formulas[-1] if formulas else None

    def is_free(self, leaf: Node) -> bool:
        """Whether a name has no value of its own because it ranges over the rows of a table."""
        return leaf.op != "unknown" and any(s.is_open(leaf) for s in self.solutions)

    def expanded(self, leaf: Node) -> Node | None:
        """A derivative's formula with the derivatives in it replaced by theirs: ∂o₂/∂z·o₁ becomes
        o₂·(1 − o₂)·o₁.
        """
        if leaf.op == "unknown":
            return self._expanded(leaf)
        memo = remembered(leaf)  # a problem's formulas are the same on every page
        if "expanded" not in memo:
            memo["expanded"] = self._expanded(leaf)
        found: Node | None = memo["expanded"]
        return found

    def _expanded(self, leaf: Node) -> Node | None:
        formula = self.definition(leaf)
        if formula is None:
            return None
        for _ in range(_DEEPEST):
            inner = {
                part: behind
                for part in self.world.leaves(formula)
                if isinstance(self.printed_kind(part), Derivative)
                and (behind := self.definition(part)) is not None
            }
            if not inner or len(self.world.leaves(formula)) > _WIDEST:
                break
            formula = replaced(formula, dict(inner))
        return formula

    def bare(self, leaf: Node, expression: Node) -> Node | None:
        """What stands behind a name; a scalar that is its own expression without its name."""
        if expression.op == "same":
            return self._beneath(expression.inputs[0])
        if expression is not leaf:
            return expression
        if not leaf.inputs or leaf.op == "element":
            return None
        return self._unnamed(leaf)

    def _beneath(self, node: Node) -> Node | None:
        """What a value is computed from that only carries a second name."""
        if node.op == "element":
            owner = node.inputs[0]
            if owner.name is None or not owner.inputs:
                return None
            whole = self._unnamed(owner)
            found = element(whole, tuple(node.attributes["index"]))
        elif node.name is not None and node.inputs:
            found = self._unnamed(node)
        else:
            found = node
        return self._beneath(found.inputs[0]) if found.op == "same" else found

    def _unnamed(self, node: Node) -> Node:
        memo = remembered(node)
        found: Node | None = memo.get("unnamed")
        if found is None:
            found = memo["unnamed"] = msgspec.structs.replace(node, name=None, memo=None)
        return found

    def in_problem(self, leaf: Node) -> bool:
        """Whether a leaf's value comes from the problem, not from what the page says."""
        owner = leaf.inputs[0] if leaf.op == "element" else leaf
        return owner.op != "unknown" and self.world.leaf_true(leaf) is not None

    def states(self, value: fmpq) -> bool:
        """Whether a number is among the data of the problems, sign aside."""
        if self._data is None:
            self._data = [  # (a rational is compared two hundred times faster than it is hashed)
                abs(exact)
                for solution in self.solutions
                for quantity in solution.quantities
                if quantity.role is not Role.DERIVED
                for index in self.indices(quantity.node.shape)
                if isinstance(exact := solution.exact(quantity, index), fmpq)
            ]
        return abs(value) in self._data

    def is_given(self, leaf: Node | None) -> bool:
        """Whether a leaf is data of the problem."""
        if leaf is None:
            return False
        owner = leaf.inputs[0] if leaf.op == "element" else leaf
        if owner in self.quantity:
            return bool(self.quantity[owner][1].role is not Role.DERIVED)
        return False

    def evaluate(self, node: Node, known: dict[Node, Value]) -> Value | None:
        return evaluate(node, known)

    def behind(self, leaf: Node) -> Node | None:
        """The formula of a leaf, also where its value depends on an example's data."""
        for solution in self.solutions:
            quantity = solution.owner(leaf)
            if quantity is not None and quantity.role is Role.DERIVED and not quantity.shape:
                return self.bare(leaf, solution.entry(quantity, ()))
        formulas = self.world.formulas.get(leaf)
        return formulas[-1] if formulas else None

    def value_with(
        self, leaf: Node, known: dict[Node, Value], anew: Node | None = None, depth: int = 0
    ) -> Value | None:
        """A leaf's value when an example sets some others; `anew` is computed even if it is among
        the known.
        """
        if leaf in known and leaf is not anew:
            return known[leaf]
        expression = self.behind(leaf)
        if expression is None or depth > 30:
            return self.world.leaf_true(leaf)
        values: dict[Node, Value] = {}
        for part in self.world.leaves(expression):
            value = self.value_with(part, known, None, depth + 1)
            if value is None:
                return None
            values[part] = value
        return evaluate(expression, values)


def _holds_array(node: Node) -> bool:
    """Whether a scalar expression is computed from arrays (w·x + b) and has to be written out
    entry by entry.
    """
    if is_leaf(node):
        return False
    return any(part.axes or _holds_array(part) for part in node.inputs)


def replaced(node: Node, known: Mapping[Node, Node]) -> Node:
    """The expression with some of its leaves replaced."""
    found = known.get(node)
    if found is not None:
        return found
    if is_leaf(node):
        return node
    inputs = tuple(replaced(part, known) for part in node.inputs)
    if any(a is not b for a, b in zip(inputs, node.inputs, strict=True)):
        node = msgspec.structs.replace(node, inputs=inputs, memo=None)
    return node


def _scalar(value: object) -> Value | None:
    return value if isinstance(value, (fmpq, arb)) else None
