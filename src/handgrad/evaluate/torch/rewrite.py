"""rewrite: a graph made ready for torch. Values stay; what is computed together is put together.

Operations that are expressions become these expressions, what a recurrence computes without its
state leaves it, products with the same vector become one.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from handgrad.evaluate.torch.definition import expanded
from handgrad.evaluate.torch.guard import guarded
from handgrad.evaluate.torch.images import IMAGES
from handgrad.evaluate.torch.native import NATIVE
from handgrad.evaluate.torch.sliding import SLIDING
from handgrad.evaluate.torch.table import SETTINGS, TABLE
from handgrad.graph.fuse import fused
from handgrad.graph.hoist import hoisted
from handgrad.graph.node import Node
from handgrad.graph.scan import Body, scan, within
from handgrad.graph.walk import order, substitute, with_inputs

STRUCTURE = frozenset(("constant", "input", "scan", "output", "final", "gate"))
READY = STRUCTURE | set(TABLE) | set(SETTINGS) | set(NATIVE) | set(SLIDING) | set(IMAGES)
MOVED = frozenset(("input", "transpose", "concat", "stack"))


def rewritten(targets: Sequence[Node]) -> list[Node]:
    """The same values from a graph that torch computes faster."""
    safe = _plain(targets, {})
    gated = guarded(safe)
    plain = [gated[node] for node in safe]
    weights: set[Node] = set()
    for node in order(plain):
        if node.op in MOVED and all(i in weights for i in node.inputs):
            weights.add(node)
    together = fused(plain, weights)
    return [together[node] for node in plain]


def _plain(targets: Sequence[Node], known: dict[Node, Node]) -> list[Node]:
    """Expressions written out, recurrences taken apart; below known nodes nothing is touched."""
    taken: dict[Node, dict[str, Node]] = {}

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node.op == "scan":
            made, taken[node] = _scan(node, inputs)
            return made
        if node.op == "output":
            found = taken[node.inputs[0]].get(node.attributes["of"])
            return with_inputs(node, inputs) if found is None else found
        same = all(a is b for a, b in zip(inputs, node.inputs, strict=True))
        new = node if same else with_inputs(node, inputs)
        expression = None if node.op in READY else expanded(new)
        return new if expression is None else _plain([expression], {i: i for i in inputs})[0]

    substitute(targets, known, change)
    return [known[node] for node in targets]


def _scan(node: Node, inputs: tuple[Node, ...]) -> tuple[Node, dict[str, Node]]:
    """One recurrence: its step made plain, what needs no state outside, products together."""
    body: Body = node.attributes["body"]
    first, own = len(body.states), len(body.states) + len(body.sequences)
    known = dict(zip(node.inputs[own:], inputs[own:], strict=True))
    known.update({leaf: leaf for leaf in body.leaves})
    parts = _plain(list(body.nodes.values()), known)
    nodes = dict(zip(body.nodes, parts, strict=True))
    made = scan(msgspec.structs.replace(body, nodes=nodes), inputs[:first], inputs[first:own])
    found = hoisted(made)
    if found is None:
        return _joined(made), {}
    rest, taken = found
    free = next(iter(taken.values()), None) or _free(rest)
    whole = {free.inputs[0]: _joined(free.inputs[0])}

    def moved(result: Node) -> Node:
        scan_node = whole.get(result.inputs[0]) if result.op == "output" else None
        return result if scan_node is None else with_inputs(result, (scan_node,))

    left: Body = rest.attributes["body"]
    start = len(left.states)
    sources = [moved(i) for i in rest.inputs[start : start + len(left.sequences)]]
    taken = {key: moved(part) for key, part in taken.items()}
    return _joined(scan(left, rest.inputs[:start], sources)), taken


def _free(rest: Node) -> Node:
    """A result of the part that was taken out."""
    return next(i for i in rest.inputs if i.op == "output" and "free" in i.attributes["of"])


def _joined(node: Node) -> Node:
    """A recurrence whose step multiplies each vector once."""
    body: Body = node.attributes["body"]
    first, own = len(body.states), len(body.states) + len(body.sequences)
    inside = within(body)
    outside = {i for n in inside for i in n.inputs if i not in inside} | set(node.inputs[own:])
    safe = guarded(body.nodes.values(), outside)
    parts = fused(safe.values(), outside, outside)
    nodes = {key: parts[safe[part]] for key, part in body.nodes.items()}
    new = msgspec.structs.replace(body, nodes=nodes)
    return scan(new, node.inputs[:first], node.inputs[first:own])
