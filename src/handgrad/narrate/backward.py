"""backward: derivatives as the textbook writes them: the chain rule along few paths, adjoints
where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.document import Block
from handgrad.graph.node import Node
from handgrad.narrate.adjoints import adjoints
from handgrad.narrate.chain_rule import chain_rule, ways
from handgrad.narrate.desk import Desk
from handgrad.narrate.web import Path, Web

# More products than this are told as adjoints: each partial result is then worked out once.
MOST_PRODUCTS = 12


def backward(desk: Desk, asked: Sequence[tuple[Node, Node]]) -> Iterator[Block]:
    """The narration of the derivatives ∂target/∂end, all of them scalars or entries."""
    targets = dict.fromkeys(target for target, _ in asked)
    found: dict[tuple[Node, Node], list[Path]] = {}
    order: dict[Node, None] = {}
    told: list[Iterator[Block]] = []
    for target in targets:
        web = Web(target, desk.parts)
        ends = [end for one, end in asked if one is target]
        each = {end: ways(web, end) for end in ends}
        several = sum(len(paths) for paths in each.values() if paths is not None)
        if None in each.values() or several > MOST_PRODUCTS:
            told.append(adjoints(desk, web, ends))
            continue
        found.update({(target, end): paths for end, paths in each.items() if paths is not None})
        order.update(dict.fromkeys(web.downward(desk.place)))
    if found:
        yield from chain_rule(desk, found, list(order))
    for blocks in told:
        yield from blocks
