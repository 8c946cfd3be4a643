"""padding: sequences of different lengths in one batch, as a pass over the graph.

Behind the end of its sequence an example's states stay what they were, h_t = h_{t-1}, its other
lines are 0, and what stands in the padding is never looked at: padding changes neither a state nor
a gradient, whatever it holds.
"""

from __future__ import annotations

import msgspec

from handgrad.graph.leaf import constant, quantity
from handgrad.graph.node import Graph, Node, Role
from handgrad.graph.scan import Body, State, scan
from handgrad.graph.walk import substitute, with_inputs
from handgrad.notation import Name
from handgrad.ops import apply


def padded(graph: Graph, length: Node) -> Graph:
    """The graph in which step t counts only if t ≤ length.

    length  a scalar leaf: how many steps this example has
    """

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node.op == "scan":
            return _scan(node, inputs, length)
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        return with_inputs(node, inputs)

    known: dict[Node, Node] = {}
    substitute(graph.nodes.values(), known, change)
    return Graph({key: known[node] for key, node in graph.nodes.items()})


def _scan(node: Node, inputs: tuple[Node, ...], length: Node) -> Node:
    """The same recurrence, standing still behind the end."""
    body: Body = node.attributes["body"]
    first, own = len(body.states), len(body.states) + len(body.sequences)
    time = quantity(Name("t")) if body.time is None else body.time
    counts = apply("less_equal", time, length)
    nothing = constant(0)
    known = dict(zip(node.inputs[own:], inputs[own:], strict=True))
    known.update({state.leaf: state.leaf for state in body.states})
    known[time] = time
    for sequence in body.sequences:
        leaf = sequence.leaf
        # Only what is there is looked at, so that a NaN in the padding reaches no gradient.
        at = apply("add", time, constant(sequence.offset)) if sequence.offset > 0 else time
        there = counts if at is time else apply("less_equal", at, length)
        known[leaf] = leaf if leaf.role is Role.DRAW else apply("where", there, leaf, nothing)
    substitute(body.nodes.values(), known)
    nodes = {key: known[part] for key, part in body.nodes.items()}
    states: list[State] = []
    held: dict[str, Node] = {}
    for state in body.states:
        kept = apply("where", counts, nodes[state.key], state.leaf)
        held.setdefault(state.key, kept)
        states.append(State(f"{state.key} kept {len(states)}", state.leaf))
        nodes[states[-1].key] = kept
    for key, part in body.nodes.items():
        shown = held.get(key)
        if shown is None:
            shown = apply("where", counts, nodes[key], nothing)
        nodes[key] = msgspec.structs.replace(shown, name=part.name, memo=None)
    new = msgspec.structs.replace(body, nodes=nodes, states=tuple(states), time=time)
    return scan(new, inputs[:first], inputs[first:own])
