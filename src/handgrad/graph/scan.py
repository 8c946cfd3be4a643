"""scan: a recurrence as one node.

`Node('scan', inputs, {'body': Body})` stands for all steps at once; `Node('output', (scan,), {'of':
key})` is one of its results over all steps, its first axis is time. The inputs are the initial
states, the sequences, then whatever the body uses from outside; the body uses these outer nodes
directly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from handgrad.graph.node import Axis, Node
from handgrad.graph.walk import order, substitute
from handgrad.notation import Name


class State(msgspec.Struct, frozen=True, eq=False):
    """Something carried: `leaf` is its value before the step (h_{t-1}), `key` names the body node
    that is its next value.
    """

    key: str
    leaf: Node


class Sequence(msgspec.Struct, frozen=True, eq=False):
    """Something given for every step: `leaf` is its row at time t + offset; its first row is time
    `first`.
    """

    leaf: Node
    offset: int = 0
    first: int = 1


class Body(msgspec.Struct, frozen=True, eq=False):
    """One step of a recurrence.

    nodes      key without time → node of this step, in the order of definition
    states     what is carried, in the order of the scan's first inputs
    sequences  what is given step by step, in the order of the scan's next inputs
    time       the leaf that stands for t, if the body uses it
    length     how many steps: a number or a symbol
    direction  1 from the first step to the last, -1 back
    """

    nodes: Mapping[str, Node]
    states: tuple[State, ...]
    sequences: tuple[Sequence, ...]
    time: Node | None
    length: int | str
    direction: int = 1

    @property
    def leaves(self) -> tuple[Node, ...]:
        """What a step is told: states, rows, the time."""
        own = tuple(s.leaf for s in self.states) + tuple(s.leaf for s in self.sequences)
        return own if self.time is None else (*own, self.time)


def scan(body: Body, initial: Iterable[Node], sequences: Iterable[Node]) -> Node:
    """The scan node of a body, its initial states and its sequences."""
    inside = within(body)
    outer: dict[Node, None] = {}
    for node in inside:
        for i in node.inputs:
            if i not in inside and i.op != "constant":
                outer[i] = None
    for node in body.nodes.values():
        if node not in inside and node.op != "constant":
            outer[node] = None
    return Node("scan", (*initial, *sequences, *outer), {"body": body})


def within(body: Body) -> set[Node]:
    """The nodes of the body that change from step to step, its leaves included."""
    inside = set(body.leaves)
    for node in order(body.nodes.values()):
        if any(i in inside for i in node.inputs):
            inside.add(node)
    return inside


def output(node: Node, key: str, name: Name | None) -> Node:
    """One result of a scan, over all its steps."""
    body: Body = node.attributes["body"]
    part = body.nodes[key]
    axes = (Axis("time", body.length), *part.axes)
    return Node("output", (node,), {"of": key}, axes, name, span=part.span)


def replaced(node: Node, inputs: tuple[Node, ...]) -> Node:
    """The same scan on other inputs: what the body uses from outside is exchanged inside it too."""
    body: Body = node.attributes["body"]
    own = len(body.states) + len(body.sequences)
    known = dict(zip(node.inputs[own:], inputs[own:], strict=True))
    known.update({leaf: leaf for leaf in body.leaves})
    substitute(body.nodes.values(), known)
    nodes = {key: known[part] for key, part in body.nodes.items()}
    return Node("scan", inputs, {"body": msgspec.structs.replace(body, nodes=nodes)})
