"""ends: where the expression of one line ends: at its constants, and at what has a name."""

from __future__ import annotations

from functools import lru_cache

from handgrad.graph import Node

_LEAVES = frozenset({"input", "element", "unknown", "output"})


@lru_cache(1024)  # the formulas of a problem are the same on every page
def ends(node: Node) -> tuple[tuple[Node, bool], ...]:
    """The constants of a scalar expression, and what has a name (True), each once.

    >>> from handgrad.graph.leaf import constant
    >>> x, two = Node("unknown"), constant(2)
    >>> [named for _, named in ends(Node("multiply", (two, x, x)))]
    [True, False]
    """
    out: list[tuple[Node, bool]] = []
    stack, seen = [node], set[Node]()
    while stack:
        at = stack.pop()
        if at in seen:
            continue
        seen.add(at)
        if at.op == "constant":
            out.append((at, False))
        elif at.op in _LEAVES or at.name is not None:
            out.append((at, True))
        else:
            stack.extend(at.inputs)
    return tuple(out)


def is_leaf(node: Node) -> bool:
    """A named value, an entry of one, or an unknown: where an expression of one line ends."""
    return node.op in _LEAVES or (node.name is not None and node.op != "constant")
