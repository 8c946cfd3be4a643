"""reverse: reverse mode as graph → graph.

From the result back to what it was made of: what arrives at a node is the sum over everything that
uses it; every operation's slope says what it passes on. The adjoint of a named node is itself a
named node, ∂E/∂z.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from handgrad import ops
from handgrad.differentiate.entries import by_entries
from handgrad.differentiate.fit import fitted, zeros_like
from handgrad.differentiate.moved import MOVES
from handgrad.differentiate.naming import derivative_name, labelled
from handgrad.differentiate.through_time import reversed_scan
from handgrad.errors import NoDerivative, ShapeError
from handgrad.graph.entry import entry
from handgrad.graph.leaf import constant, is_constant
from handgrad.graph.node import Node
from handgrad.graph.shape import say
from handgrad.graph.walk import order_until
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

    Raises NoDerivative where an operation on a path has none, ShapeError for a target that is no
    scalar.

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
    flow = Flow({target: constant(1)}, wrt, fixed, target if naming else None)
    return [flow.result(node) for node in wrt]


class Flow:
    """The adjoints of one backward pass.

    seeds   what arrives from outside, by node: {E: 1}
    wrt     what is asked for; only paths towards it are followed
    fixed   nodes no path goes through
    target  the named result whose derivatives these are, for their names; None leaves them unnamed
    """

    def __init__(
        self,
        seeds: Mapping[Node, Node],
        wrt: Sequence[Node],
        fixed: Collection[Node] = (),
        target: Node | None = None,
    ) -> None:
        self.target = target if target is not None and target.name is not None else None
        self.arriving: dict[Node, list[Node]] = {node: [g] for node, g in seeds.items()}
        self.adjoints: dict[Node, Node] = {}
        self.outputs: dict[Node, dict[str, Node]] = {}
        held = dict.fromkeys(fixed, None)
        asked = {_owner(node) for node in wrt} | set(wrt)
        below = order_until(seeds, held)
        touched: set[Node] = set()
        for node in [*held, *below]:
            if node in asked or (node not in held and any(i in touched for i in node.inputs)):
                touched.add(node)
        for node in reversed(below):
            if node in touched:
                self._pass(node, touched)
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
        if self.target is not None and node is not self.target and node.name is not None:
            total = labelled(total, derivative_name(self.target, [node]))
        self.adjoints[node] = total
        return total

    def _pass(self, node: Node, touched: Set[Node]) -> None:
        """What arrives at a node goes on to its inputs."""
        inputs = [(at, i) for at, i in enumerate(node.inputs) if i in touched]
        if node.op == "scan":
            self._through_time(node, touched)
            return
        g = self.adjoint(node)
        if g is None or not inputs:
            return
        if node.op == "output":
            results = self.outputs.setdefault(node.inputs[0], {})
            key = node.attributes["of"]
            results[key] = apply("add", results[key], g) if key in results else g
            return
        if node.op not in MOVES and node.op not in _OWN and ops.find(node.op).slope == "element":
            found = by_entries(node, g, gradient)
            for at, i in inputs:
                self._arrive(i, found[at])
            return
        for at, i in inputs:
            part = _passed(node, at, g)
            if part is not None:
                self._arrive(i, fitted(part, i, node.attributes.get("axis")))

    def _through_time(self, node: Node, touched: Set[Node]) -> None:
        """A scan passes on by a scan in the other direction."""
        arriving = self.outputs.get(node)
        if arriving:
            for i, found in reversed_scan(node, arriving, touched, Flow, self.target):
                self._arrive(i, found)

    def _arrive(self, node: Node, contribution: Node) -> None:
        if contribution.op in ("spread", "alike") and is_constant(contribution.inputs[0], 0):
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
        return zeros_like(node)


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
