"""collapsed: a chain that sets a vector equal to one number, the sum of all its entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from flint import fmpq

from handgrad.check.judge import Status, Value, Verdict
from handgrad.check.records import Line, Trouble, equal, telling
from handgrad.document import Chain
from handgrad.graph import Node

if TYPE_CHECKING:
    from handgrad.check.engine import Engine

_EQUALS = frozenset({"=", "≈"})


def collapsed(
    engine: Engine,
    chain: Chain,
    links: Sequence[Node | None],
    read: Callable[[Node, str, int], Line],
) -> None:
    """A finding on the number, if the line before it and the vector's entries both add to it.

    links   the links of the chain, the vector first
    read    one link as a line
    """
    vector = links[0]
    scalars = [(i, n) for i, n in enumerate(links) if n is not None and not n.axes]
    if vector is None or len(vector.axes) != 1 or len(scalars) != 2 or chain.context == "prose":
        return
    line, last = (read(node, chain.links[i].sign, i) for i, node in scalars)
    signs = {chain.links[i].sign for i, _ in scalars}
    if last.number is None or not line.numeric or not signs <= _EQUALS:
        return
    if not engine.names.solutions and not engine.steady.all(n for n in links if n is not None):
        return  # the name has another value in another example of the page
    index = engine.number_index(last)
    entry = engine.judged[index]
    said = engine.world.true_value(line.node)
    total = _sum(engine, vector)
    if said is None or total is None or entry.status.settled or not telling(entry):
        return
    if equal(said, total) and entry.written.shows(total):
        engine.settle(entry, index, Verdict(Status.WRONG), None, None, last.number)
        engine.troubles.append(Trouble("shape", index, line, None, None, chain, vector))


def _sum(engine: Engine, vector: Node) -> Value | None:
    """What the entries add to, if at least two are no noughts; None if one is unknown."""
    entries = [engine.names.entry(vector, at) for at in engine.names.indices(vector.shape)]
    values = [engine.world.true_value(entry) for entry in entries]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or sum(value != 0 for value in known) < 2:
        return None
    total: Value = fmpq(0)
    for value in known:
        total = total + value
    return total
