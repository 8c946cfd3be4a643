"""receptive: which entries of the input one entry of a result is computed from.

Found by writing the entry out in index notation, layer by layer.
"""

from __future__ import annotations

from handgrad.evaluate.element import element
from handgrad.graph.node import Node
from handgrad.graph.walk import order

Place = tuple[int, ...]


def seen(node: Node, index: Place, source: Node) -> set[Place]:
    """The entries of `source` that entry `index` of `node` depends on, counted from 0.

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.notation import Name
    >>> from handgrad.ops import apply
    >>> x, k = quantity(Name("x"), (5,)), quantity(Name("k"), (3,))
    >>> sorted(seen(apply("cross_correlation", x, k), (1,), x))
    [(1,), (2,), (3,)]
    """
    found: set[Place] = set()
    done: set[tuple[Node, Place]] = set()
    todo = [(node, index)]
    while todo:
        top, at = todo.pop()
        if (top, at) in done:
            continue
        done.add((top, at))
        if top is source:
            found.add(at)
            continue
        if top.op == "input":
            continue
        for part in order([element(top, at)]):
            if part.op == "element":
                todo.append((part.inputs[0], tuple(part.attributes["index"])))
    return found


def sides(places: set[Place]) -> tuple[int, ...]:
    """How far the places reach in each direction: (3, 5) for three rows and five columns."""
    return tuple(max(p) - min(p) + 1 for p in zip(*places, strict=True))
