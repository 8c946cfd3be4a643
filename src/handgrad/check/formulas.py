"""formulas: how the quantities of the problems may be written, with what a chain rule leaves out
put in or not.

∂E/∂z₁ may be worked out of ∂E/∂h₁, of ∂E/∂u₁ and ∂E/∂u₂, or of values only. A link of the chain
rule is a quantity too, even where nobody asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handgrad.check.known import replaced
from handgrad.graph import Node
from handgrad.notation import Derivative

if TYPE_CHECKING:
    from handgrad.check.names import Names

_DEEPEST, _WIDEST, _MOST = 4, 40, 400


class Formulas:
    """The quantities that are computed, and their formulas."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._first: dict[Node, list[Node]] = {}
        for leaf, expression in names.binding.structure.targets():
            self._first.setdefault(leaf, []).append(expression)
        waiting = [part for made in list(self._first.values()) for part in self._links(made[0])]
        while waiting and len(self._first) < _MOST:
            leaf = waiting.pop()
            formula = None if leaf in self._first else names.definition(leaf)
            if formula is not None:
                self._first[leaf] = [formula]
                waiting += self._links(formula)
        self.leaves = tuple(self._first)
        self._known: dict[Node, tuple[int, list[Node]]] = {}  # how much was named; the formulas

    def of(self, leaf: Node, named: set[Node]) -> list[Node]:
        """The formulas of one; links in them are written out, or stay where the page names them.

        named  what the page names; from one call to the next it only grows
        """
        if leaf not in self._first:
            return []
        known = self._known.get(leaf)
        if known is None or known[0] != len(named):
            known = self._known[leaf] = (len(named), self._written(leaf, named))
        return known[1]

    def _written(self, leaf: Node, named: set[Node]) -> list[Node]:
        found = list(self._first[leaf])
        for stay in (named, frozenset[Node]()):
            formula = found[0]
            for _ in range(_DEEPEST):
                inner = {
                    part: behind
                    for part in self._links(formula)
                    if part not in stay and (behind := self._names.definition(part)) is not None
                }
                if not inner or len(self._names.world.leaves(formula)) > _WIDEST:
                    break
                formula = replaced(formula, dict(inner))
                found.append(formula)
        return found

    def _links(self, formula: Node) -> list[Node]:
        """The derivatives that stand in a formula."""
        return [
            part
            for part in self._names.world.leaves(formula)
            if isinstance(self._names.printed_kind(part), Derivative)
        ]
