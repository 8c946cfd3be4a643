"""prune: recurrences without the lines nobody asks for."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from handgrad.graph.node import Node
from handgrad.graph.scan import Body, scan
from handgrad.graph.walk import order, substitute, with_inputs


def pruned(targets: Iterable[Node]) -> dict[Node, Node]:
    """Copies of the targets, by target, whose recurrences compute what the targets need.

    >>> from tests.graph.problems import LSTM, LSTM_GIVEN, made
    >>> h = made(LSTM, LSTM_GIVEN, {"h": "0", "c": "0"}, 2)[0]["h_t"]
    >>> before, after = (node.inputs[0].attributes["body"] for node in (h, pruned([h])[h]))
    >>> len(before.nodes), len(after.nodes)
    (7, 2)
    """
    asked: dict[Node, set[str]] = {}
    wanted = list(targets)
    for node in order(wanted):
        if node.op == "output":
            asked.setdefault(node.inputs[0], set()).add(node.attributes["of"])

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node.op == "scan":
            return _scan(node, inputs, asked.get(node, set()))
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        return with_inputs(node, inputs)

    known: dict[Node, Node] = {}
    substitute(wanted, known, change)
    return {node: known[node] for node in wanted}


def _scan(node: Node, inputs: tuple[Node, ...], asked: set[str]) -> Node:
    """The recurrence with the lines asked for and those its states need."""
    body: Body = node.attributes["body"]
    first, own = len(body.states), len(body.states) + len(body.sequences)
    keys = set(asked)
    while True:
        used = set(order(body.nodes[key] for key in keys))
        more = {state.key for state in body.states if state.leaf in used} - keys
        if not more:
            break
        keys |= more
    known = dict(zip(node.inputs[own:], inputs[own:], strict=True))
    known.update({leaf: leaf for leaf in body.leaves})
    parts = {key: part for key, part in body.nodes.items() if key in keys}
    substitute(parts.values(), known)
    states = [(s, i) for s, i in zip(body.states, inputs, strict=False) if s.leaf in used]
    rows = [
        (s, i) for s, i in zip(body.sequences, inputs[first:own], strict=True) if s.leaf in used
    ]
    new = msgspec.structs.replace(
        body,
        nodes={key: known[part] for key, part in parts.items()},
        states=tuple(state for state, _ in states),
        sequences=tuple(row for row, _ in rows),
        time=body.time if body.time in used else None,
    )
    return scan(new, [i for _, i in states], [i for _, i in rows])
