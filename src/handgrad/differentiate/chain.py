"""chain: the chain rule as a textbook writes it: links between named quantities, products along
paths, sums over paths.
"""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.differentiate.naming import derivative_name, labelled
from handgrad.differentiate.resolve import jacobian
from handgrad.differentiate.reverse import gradient
from handgrad.errors import LimitReached
from handgrad.graph.entry import remembered
from handgrad.graph.node import Node
from handgrad.graph.walk import depends
from handgrad.ops import apply

LIMIT = 256


def uses(node: Node) -> list[Node]:
    """The named quantities (and entries of named arrays) on the line of a node: its direct
    ingredients.
    """
    found: dict[Node, None] = {}
    seen = {node}
    stack = list(reversed(node.inputs))
    while stack:
        top = stack.pop()
        if top in seen:
            continue
        seen.add(top)
        if top.name is not None or top.op in ("input", "element"):
            found[top] = None
        else:
            stack.extend(reversed(top.inputs))
    return list(found)


def partial(node: Node, by: Node) -> Node:
    """One link: the derivative of a named node by a quantity on its own line, the others held
    fixed.

    >>> from handgrad.graph.leaf import constant, quantity
    >>> from handgrad.notation import Name
    >>> x, w = quantity(Name("x")), quantity(Name("w"))
    >>> partial(apply("multiply", x, w), w) is x
    True
    """
    memo = remembered(node)
    key = ("partial", by)
    found: Node | None = memo.get(key)
    if found is None:
        held = [other for other in uses(node) if other is not by]
        if node.axes:
            found = jacobian(node, by)
        else:
            found = gradient(node, [by], fixed=[*held, by], naming=False)[0]
        if node.name is not None and by.name is not None:
            found = labelled(found, derivative_name(node, [by]))
        memo[key] = found
    return found


def paths(target: Node, wrt: Node) -> list[list[Node]]:
    """Every path from a result down to a quantity, each a list of links: [∂E/∂o, ∂o/∂z, ∂z/∂w].

    For scalar graphs (use `evaluate.element` first). Raises LimitReached beyond 256 paths.
    """
    below = depends(target, [wrt])
    found: list[list[Node]] = []

    def follow(node: Node, links: list[Node]) -> None:
        if node is wrt:
            found.append(links)
            if len(found) > LIMIT:
                raise LimitReached(f"more than {LIMIT} paths")
            return
        for by in uses(node):
            if by in below:
                follow(by, [*links, partial(node, by)])

    follow(target, [])
    return found


def along(target: Node, wrt: Node, ways: Sequence[Sequence[Node]] | None = None) -> Node:
    """The derivative as the sum over paths of the products of their links."""
    ways = paths(target, wrt) if ways is None else ways
    products = [
        links[0] if len(links) == 1 else apply("multiply", *links) for links in ways if links
    ]
    if not products:
        return gradient(target, [wrt])[0]
    total = products[0] if len(products) == 1 else apply("add", *products)
    if target.name is not None and wrt.name is not None:
        return labelled(total, derivative_name(target, [wrt]))
    return total
