"""printing: the names under which the quantities of a page and its problems are printed.

A report keeps only this of what was known while its page was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from handgrad.check.ends import is_leaf
from handgrad.check.term import Term
from handgrad.graph import Node
from handgrad.notation import Kind, Name
from handgrad.parse.notate import notate
from handgrad.render.formula import unicode

if TYPE_CHECKING:
    from handgrad.problem.solution import Solution


class Printing:
    """Prints terms as a person reads them."""

    def __init__(self, solutions: Sequence[Solution]) -> None:
        self.solutions = solutions
        self.kinds: dict[Node, Kind] = {}

    def kind(self, node: Node) -> Kind | None:
        """The name under which a leaf is printed."""
        kind = self.kinds.get(node)
        if kind is not None:
            return kind
        if node.op == "element":
            owner, index = node.inputs[0], tuple(node.attributes["index"])
            name = self.kind(owner)
            if isinstance(name, Name):
                if len(owner.shape) == 1 and owner.shape[0] == 1:
                    return name
                return Name(
                    name.base, name.marks, (*name.sub, *(str(i + 1) for i in index)), name.sup
                )
            return None
        for solution in self.solutions:
            quantity = solution.owner(node)
            if quantity is not None:
                self.kinds[node] = quantity.name
                named: Kind = quantity.name
                return named
        return node.name if is_leaf(node) else None

    def shown(self, what: Term | Node) -> str:
        """A term as a person reads it: numbers as they stood on the page, quantities by their
        names.
        """
        node = what.node if isinstance(what, Term) else what
        name = self.kind(node)
        return unicode.write(notate(node, self.kind)) if name is None else _spelled(name)


@lru_cache(1024)  # the names of a problem are the same on every page
def _spelled(name: Kind) -> str:
    return unicode.write(name)
