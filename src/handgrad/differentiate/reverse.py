"""reverse: reverse mode as graph → graph.

From the result back to what it was made of: what arrives at a node is the sum over everything that uses it; every operation's
slope says what it passes on. The adjoint of a named node is itself a named node, ∂E/∂z.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from handgrad import ops
from handgrad.differentiate.entries import by_entries
from handgrad.differentiate.fit import fitted, zeros
from handgrad.differentiate.moved import MOVES
from handgrad.errors import NoDerivative, ShapeError
from handgrad.graph.entry import entry
from handgrad.graph.leaf import constant, is_constant
from handgrad.graph.node import Node
from handgrad.graph.shape import say
from handgrad.graph.walk import order_until
from handgrad.notation import Derivative, Kind
from handgrad.ops import apply
from handgrad.parse.slope import slope


def gradient(
    target: Node, wrt: Sequence[Node], *, fixed: Collection[Node] = (), naming: bool = True
) -> list[Node]:
    """The derivative of a scalar by each of `wrt`, in their shapes.

    target  a scalar
    wrt     any nodes; what the target does not depend on gets an honest 0
    fixed   nodes that are held fixed: no path goes through them
    naming  name the adjoints of named nodes: ∂E/∂z

    Raises NoDerivative where an operation on a path has none, ShapeError for a target that is no scalar.

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.notation import Name
    >>> x = quantity(Name("x"))
    >>> gradient(apply("power", x, constant(2)), [x])[0].op
    'multiply'
    """
    if target.axes:
        raise ShapeError(
            f"{say(target)}; only a single number has a gradient", start=target.span[0]
        )
    flow = _Flow(target, wrt, fixed, naming)
    return [flow.result(node) for node in wrt]


class _Flow:
    """The adjoints of one backward pass."""

    def __init__(
        self, target: Node, wrt: Sequence[Node], fixed: Collection[Node], naming: bool
    ) -> None:
        self.target = target
        self.naming = naming and target.name is not None
        self.arriving: dict[Node, list[Node]] = {target: [constant(1)]}
        self.adjoints: dict[Node, Node] = {}
        held = dict.fromkeys(fixed, None)
        asked = {_owner(node) for node in wrt} | set(wrt)
        below = order_until([target], held)
        touched: set[Node] = set()
        for node in [*held, *below]:
            if node in asked or (node not in held and any(i in touched for i in node.inputs)):
                touched.add(node)
        for node in reversed(below):
            if node in touched:
                self._pass(node, touched, held)
        for node in held:
            if node in self.arriving:
                self.adjoint(node)

    def adjoint(self, node: Node) -> Node | None:
        """All that arrives at a node, added up."""
        if node in self.adjoints:
            return self.adjoints[node]
        parts = self.arriving.get(node)
        if not parts:
            return None
        total = parts[0] if len(parts) == 1 else apply("add", *parts)
        if self.naming and node is not self.target and node.name is not None:
            total = labelled(total, derivative_name(self.target, [node]))
        self.adjoints[node] = total
        return total

    def _pass(self, node: Node, touched: set[Node], held: Collection[Node]) -> None:
        """What arrives at a node goes on to its inputs."""
        if not any(i in touched for i in node.inputs):
            self.adjoint(node)
            return
        g = self.adjoint(node)
        if g is None:
            return
        if ops.find(node.op).slope == "element" if node.op not in _OWN else False:
            for i, found in zip(node.inputs, by_entries(node, g, gradient), strict=True):
                if i in touched:
                    self._arrive(i, found)
            return
        for position, i in enumerate(node.inputs):
            if i in touched:
                found = _passed(node, position, g)
                if found is not None:
                    self._arrive(i, fitted(found, i.axes, node.attributes.get("axis")))

    def _arrive(self, node: Node, contribution: Node) -> None:
        if contribution.op == "spread" and is_constant(contribution.inputs[0], 0):
            return
        if not is_constant(contribution, 0):
            self.arriving.setdefault(node, []).append(contribution)

    def result(self, node: Node) -> Node:
        """The derivative by one of the nodes asked for."""
        found = self.adjoint(node)
        if found is not None:
            return found
        owner = _owner(node)
        if owner is not node:
            whole = self.adjoint(owner)
            if whole is not None:
                return entry(whole, node.attributes.get("index") or node.attributes["at"])
        return zeros(node.axes)


_OWN = frozenset(("element", "input", "constant", "scan", "output"))


def _passed(node: Node, position: int, g: Node) -> Node | None:
    """What one operation passes on to one of its inputs."""
    move = MOVES.get(node.op)
    if move is not None:
        return move(node, position, g)
    if node.op in _OWN:
        raise NoDerivative(f"{node.op} cannot be differentiated here: write the steps out first")
    return slope(node, position, g)


def _owner(node: Node) -> Node:
    """The array an entry was taken from."""
    while node.op in ("element", "index") and node.name is None:
        node = node.inputs[0]
    return node


def labelled(node: Node, name: Derivative) -> Node:
    """The node under the name of a derivative; what has a name already is wrapped."""
    if node.name is not None or node.op in ("constant", "input", "element"):
        return Node("same", (node,), {}, node.axes, name, span=node.span)
    return msgspec.structs.replace(node, name=name, memo=None)


def derivative_name(target: Node, by: Sequence[Node]) -> Derivative:
    """∂E/∂w; of a derivative the next one: ∂²E/∂w²."""
    kinds: tuple[Kind, ...] = tuple(node.name for node in by if node.name is not None)
    if isinstance(target.name, Derivative):
        return Derivative(target.name.of, (*target.name.by, *kinds))
    return Derivative(target.name, kinds)
