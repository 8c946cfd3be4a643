"""hoist: what a recurrence computes without its state, taken out of it.

W x_t + b does not need h_{t-1}: all steps of it can be worked out together. The scan becomes two:
one that carries nothing (every step at once) and one that carries the state. Values and derivatives
stay what they were; only the order in which a sum is added may change.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from handgrad.graph.gates import joined
from handgrad.graph.node import Node
from handgrad.graph.scan import Body, Sequence, output, scan, within
from handgrad.graph.walk import order, substitute, with_inputs


def hoisted(node: Node, keep: frozenset[Node] = frozenset()) -> tuple[Node, dict[str, Node]] | None:
    """The scan without what needs no state, and the results that were taken out, by their key.

    None where every node of a step needs the state, or nothing is carried.

    keep  nodes that must stay in the step, whatever they need

    >>> from tests.graph.problems import LSTM, LSTM_GIVEN, made
    >>> whole = made(LSTM, LSTM_GIVEN, {"h": "0", "c": "0"}, 2)[0]["h_t"].inputs[0]
    >>> rest, _ = hoisted(whole)
    >>> [len(node.attributes["body"].sequences) for node in (whole, rest)]
    [2, 5]
    """
    body: Body = node.attributes["body"]
    if not body.states:
        return None
    leaves = [state.leaf for state in body.states]
    body = msgspec.structs.replace(body, nodes=_gathered(body))
    needing = _needing(body.nodes.values(), leaves)
    body = msgspec.structs.replace(body, nodes=joined(body.nodes, needing, within(body)))
    parts = body.nodes
    needing = _needing(parts.values(), leaves)
    free = within(body) - needing - set(body.leaves) - keep
    border = dict.fromkeys(part for part in parts.values() if part in free)
    for one in order(parts.values()):
        if one not in free:
            border.update((i, None) for i in one.inputs if i in free)
    if not border:
        return None
    count, more = len(body.states), len(body.sequences)
    sources = node.inputs[count : count + more]
    keys = {part: f"free {at}" for at, part in enumerate(border)}
    alone = Body({keys[p]: p for p in border}, (), body.sequences, body.time, body.length)
    whole = scan(alone, (), sources)
    results = {part: output(whole, keys[part], None) for part in border}
    rows = {part: Node("input", axes=part.axes, name=part.name) for part in border}
    known = dict(rows)
    carried = {state.key for state in body.states}
    rest = {key: part for key, part in parts.items() if part not in keys or key in carried}
    substitute(rest.values(), known)
    left = {key: known[part] for key, part in rest.items()}
    used = set(order(left.values()))
    given = [*zip(body.sequences, sources, strict=True)]
    given += [(Sequence(rows[part]), results[part]) for part in border]
    given = [(sequence, source) for sequence, source in given if sequence.leaf in used]
    new = msgspec.structs.replace(body, nodes=left, sequences=tuple(s for s, _ in given))
    taken = {key: results[part] for key, part in parts.items() if part in keys}
    return scan(new, node.inputs[:count], [source for _, source in given]), taken


def _needing(targets: Iterable[Node], leaves: Iterable[Node]) -> set[Node]:
    """The nodes that depend on one of the leaves."""
    found = set(leaves)
    for node in order(targets):
        if any(i in found for i in node.inputs):
            found.add(node)
    return found


def _gathered(body: Body) -> dict[str, Node]:
    """The step with the terms of a sum that need no state put together: (W x_t + b) + U h_{t-1}."""
    inside = within(body)
    needing = _needing(body.nodes.values(), [state.leaf for state in body.states])

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        terms = list(zip(inputs, node.inputs, strict=True))
        free = [(new, old) for new, old in terms if old not in needing]
        if node.op == "add" and node in needing and len(free) > 1:
            if any(old in inside for _, old in free):
                axes = max((new.axes for new, _ in free), key=len)
                total = Node("add", tuple(new for new, _ in free), {}, axes)
                return with_inputs(node, (total, *[new for new, old in terms if old in needing]))
        return node if all(a is b for a, b in terms) else with_inputs(node, inputs)

    known: dict[Node, Node] = {}
    substitute(body.nodes.values(), known, change)
    return {key: known[part] for key, part in body.nodes.items()}
