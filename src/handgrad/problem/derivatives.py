"""derivatives: derivatives of a problem's quantities, each worked out when first asked for."""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.errors import ProblemError
from handgrad.graph.node import Node
from handgrad.notation import Derivative
from handgrad.problem.finding import Finder
from handgrad.problem.quantity import Quantity
from handgrad.problem.rename import names
from handgrad.problem.steps import Steps


class Derivatives:
    """The derivatives worked out so far, by their nodes in `made`."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.made: dict[Node, Quantity] = {}
        self._known: dict[tuple[Node, tuple[Node, ...]], Quantity] = {}
        self._flows: dict[Node, dict[Node, Node]] = {}

    def find(self, kind: Derivative) -> Quantity | None:
        """∂E/∂w, worked out now if it was not before; None if it names something unknown."""
        if kind.of is None or not kind.by:  # ∂/∂w of nothing yet; ∇E by nothing in particular
            return None
        of = self.finder.find(kind.of)
        by = [self.finder.find(b) for b in kind.by]
        if of is None or any(b is None for b in by):
            return None
        return self.of(of, [b for b in by if b is not None])

    def stated(self, kind: Derivative, steps: Steps) -> Quantity:
        """A derivative that stands in an equation: w⁺ = w − η ∂E/∂w."""
        for name in names(kind):
            steps.node(name.key)
        self.finder.learn(steps.made)
        found = self.find(kind)
        if found is None:
            start, end = kind.span
            raise ProblemError(
                "this derivative names something that is not defined", start=start, end=end
            )
        return found

    def of(self, of: Quantity, by: Sequence[Quantity]) -> Quantity:
        """The derivative of one quantity by another (or by several, one after the other).

        Raises NoDerivative where an operation has none.
        """
        key = (of.node, tuple(b.node for b in by))
        found = self._known.get(key)
        if found is None:
            name = Derivative(of.name, tuple(b.name for b in by))
            node = of.node
            for b in by:
                node = self._gradient(node, b.node)
            if node.name != name:
                node = Node("same", (node,), axes=node.axes, name=name)
            found = Quantity(
                symbol=f"∂{of.symbol}/" + "".join(f"∂{b.symbol}" for b in by),
                name=name,
                node=node,
                t=by[-1].t,
                section="gradient",
            )
            self._known[key] = self.made[node] = found
        return found

    def _gradient(self, target: Node, by: Node) -> Node:
        """One backward pass serves every quantity below the target."""
        from handgrad.differentiate import gradient
        from handgrad.differentiate.resolve import jacobian

        if target.axes:
            return jacobian(target, by)
        flow = self._flows.setdefault(target, {})
        if by not in flow:
            wanted = [q.node for q in self.finder.quantities if q.node not in flow]
            wanted = list(dict.fromkeys([*wanted, by]))
            flow.update(zip(wanted, gradient(target, wanted), strict=True))
        return flow[by]
