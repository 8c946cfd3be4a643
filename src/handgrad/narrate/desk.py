"""desk: the solution a narration works from, and what it has looked up already."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import msgspec

from handgrad.differentiate import gradient, partial
from handgrad.differentiate.chain import uses
from handgrad.errors import LimitReached
from handgrad.evaluate import certified
from handgrad.evaluate.element import element
from handgrad.graph.node import Node, Role
from handgrad.narrate import stages
from handgrad.narrate.author import entry_name
from handgrad.narrate.definition import spread_out
from handgrad.narrate.lesson import lesson
from handgrad.narrate.operands import Operand, Precision, operand
from handgrad.narrate.rounded import Value, shortest, text
from handgrad.narrate.spell import number
from handgrad.narrate.tidy import tidy
from handgrad.notation import Derivative, Kind
from handgrad.parse import formula
from handgrad.problem.solution import Quantity, Solution

WRITTEN = frozenset((Role.GIVEN, Role.PARAMETER, Role.STATE, Role.DRAW))


def given(value: Value, written: str) -> Operand:
    """A number of the problem, as it was written."""
    if written.lstrip("-−+").replace(".", "", 1).isdigit():
        return Operand(value, written.replace("−", "-").lstrip("+"))
    return Operand(value, kind=formula(written))


class Desk:
    """A solution with its quantities found by their node.

    detail      terse, exam or full
    precision   the asked digits of most quantities
    """

    def __init__(self, solution: Solution, detail: str) -> None:
        self.solution = solution
        self.detail = detail
        self.precision = self.precision_of("")
        self.owners: dict[Node, Quantity] = {one.node: one for one in solution.quantities}
        self._listed = {node: place for place, node in enumerate(self.owners)}
        self.answers: dict[tuple[Node, Node], str] = {}
        self._operands: dict[Node, Operand] = {}
        self._slopes: dict[tuple[Node, Node], Node] = {}
        self._digits: dict[tuple[Node, tuple[int, ...]], str] = {}

    def precision_of(self, symbol: str) -> Precision:
        """The digits asked for one quantity."""
        problem = self.solution.problem
        return Precision(*problem.digits.of(symbol), problem.conventions["rounding"])

    def is_leaf(self, node: Node) -> bool:
        """Whether a node is a quantity of its own, or an entry of one: its value is a number on a
        line."""
        return node.name is not None or node.op == "input" or node.op == "element"

    def owner(self, node: Node) -> tuple[Quantity, tuple[int, ...]]:
        """The quantity a leaf belongs to, and which entry of it the leaf is."""
        whole, index = node, ()
        if node.op == "element" and node not in self.owners:
            whole, index = node.inputs[0], tuple(node.attributes["index"])
        if whole not in self.owners:  # a derivative that only an equation mentions
            assert whole.name is not None
            found = self.solution.find(whole.name)
            assert found is not None, "a quantity without a name in the problem, please report"
            self.owners[whole] = found
        return self.owners[whole], index

    def ends(self, quantity: Quantity) -> tuple[Node, Node] | None:
        """(E, w) of a first derivative ∂E/∂w of a number; None for every other one."""
        name = quantity.name
        if not isinstance(name, Derivative) or name.of is None or len(name.by) != 1:
            return None
        target, by = self.solution.find(name.of), self.solution.find(name.by[0])
        if target is None or by is None or target.shape:
            return None
        return target.node, by.node

    def introduce(self, name: Kind, value: Value, fixed: str | None = None) -> Node:
        """A leaf for a value that is no quantity of the problem: a link of a chain of
        derivatives, a term of a sum."""
        node = Node("input", attributes={"shown": name})
        self._operands[node] = Operand(value, fixed) if fixed else operand(value, self.precision)
        return node

    def operand(self, node: Node) -> Operand:
        """The number a leaf stands for: as given, or to be written with as many digits as its
        line needs."""
        found = self._operands.get(node)
        if found is None:
            quantity, index = self.owner(node)
            value = self.solution.exact(quantity, index)
            if quantity.role in WRITTEN:
                written = quantity.text if not index and quantity.text else ""
                found = given(value, written or self.digits(quantity, index))
            else:
                found = operand(value, self.precision_of(quantity.symbol))
            self._operands[node] = found
        return found

    def expression(self, node: Node) -> Node:
        """What a quantity, or one entry of it, is computed from: a scalar expression over other
        quantities."""
        if node.op == "element":
            return element(node.inputs[0], tuple(node.attributes["index"]))
        return element(node)

    def digits(self, quantity: Quantity, index: tuple[int, ...] = ()) -> str:
        """The printed value of a quantity or of one entry of it."""
        key = (quantity.node, index)
        found = self._digits.get(key)
        if found is None:
            found = self._digits[key] = self.solution.digits(quantity, index)
        return found

    def entry(self, node: Node, index: tuple[int, ...]) -> Node:
        """The scalar expression of one entry of an array."""
        return element(node, index)

    def working(self, node: Node) -> Node:
        """What a quantity is computed from, over keys of a calculator: composite operations
        spread out."""
        return spread_out(self.expression(node), self.is_leaf)

    def parts(self, node: Node) -> list[Node]:
        """The quantities and entries a quantity, or an entry, is computed from; none for what is
        given."""
        whole = node.inputs[0] if node.op == "element" else node
        if whole.op == "input":
            return []
        root = self.expression(node)
        if root.op == "element" and root is not node:  # nothing but an entry of something else
            return [root]
        return stages.leaves(root, self.is_leaf)

    def slope(self, upper: Node, lower: Node) -> Node:
        """The local derivative of a quantity by one it is computed from, without a name of its
        own."""
        if upper.op == "element":
            found = self._entry_slope(upper, lower)
        else:
            found = partial(self.expression(upper), lower)
        if found.op == "same":
            found = found.inputs[0]
        elif isinstance(found.name, Derivative):
            found = msgspec.structs.replace(found, name=None, memo=None)
        return tidy(found, self.is_leaf)

    def _entry_slope(self, upper: Node, lower: Node) -> Node:
        """For an entry of an array: in terms of the array's own entries, as operations state it
        (pᵢ·(1 − pᵢ))."""
        whole = lower.inputs[0] if lower.op == "element" else lower
        found = self._slopes.get((upper, whole))
        if found is None:
            held = [part for part in uses(upper.inputs[0]) if part.op != "element"]
            fixed = list(dict.fromkeys([*held, whole]))
            (found,) = gradient(upper, [whole], fixed=fixed, naming=False)
            self._slopes[upper, whole] = found
        return element(found, tuple(lower.attributes["index"]) if lower.op == "element" else ())

    def place(self, node: Node) -> tuple[float, ...]:
        """Where a quantity is told on the way back: later steps, later definitions first."""
        quantity, index = self.owner(node)
        t = inf if quantity.t is None else quantity.t
        return (-t, -self._listed.get(quantity.node, 0), *index)

    def lesson(self, upper: Node, lower: Node) -> str:
        """What a textbook says beside the local derivative of one quantity by another."""
        if upper.op != "element":
            return lesson(self.expression(upper), lower, self.is_leaf)
        whole = lower.inputs[0] if lower.op == "element" else lower
        return lesson(upper.inputs[0], whole, self.is_leaf)

    def name(self, node: Node) -> Kind:
        """The printed name of a leaf: with its time, and its entry counted from 1."""
        shown = node.attributes.get("shown")
        if shown is not None:
            assert isinstance(shown, Kind)
            return shown
        quantity, index = self.owner(node)
        return entry_name(quantity.name, index)

    def value(self, node: Node) -> Value:
        """The true value of an expression over leaves."""
        if self.is_leaf(node):
            return self.operand(node).value
        leaves = stages.leaves(node, self.is_leaf)
        return self.work(node, {leaf: self.operand(leaf).value for leaf in leaves}, 128)

    def shown(self, node: Node) -> Kind:
        """A given number as it was written."""
        one = self.operand(node)
        if one.kind is not None:
            return one.kind
        return number(one.fixed or self.printed(one.value))

    def printed(self, value: Value) -> str:
        """A value with the asked digits."""
        shown = text(value, self.precision.places(value), self.precision.rule)
        if shown is None:
            raise LimitReached("the asked digits of a step cannot be decided")
        return shown

    def brief(self, value: Value) -> str:
        """A step on the way: a whole number stays one, everything else has the asked digits."""
        return shortest(value, 0) or self.printed(value)

    def asked(self, target: Node, end: Node) -> str | None:
        """The printed value of ∂target/∂end where the problem asks for it."""
        return self.answers.get((target, end))

    def worked(self, node: Node, operands: Mapping[Node, Operand]) -> Value:
        """The true value of a part of a line."""
        return self.work(node, {leaf: one.value for leaf, one in operands.items()}, 128)

    def work(self, node: Node, memo: dict[Node, Value], bits: int) -> Value:
        """A part of a line, worked out from the values in a memo, to which it adds what it
        finds."""
        found: Value = memo[node] if node in memo else certified.value(node, None, bits, memo)
        return found
