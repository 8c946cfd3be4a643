"""noise: recurrent dropout and zoneout of any cell, as a pass over its graph.

Zoneout (Krueger et al. 2017): s_t = m_t ⊙ s_{t-1} + (1 − m_t) ⊙ ŝ_t, where ŝ_t is what the
equations say; m_t is drawn anew for every step, 1 with probability p; in use m_t is its mean p.
Within the step the other states see ŝ_t, lines that only show something see s_t.

Recurrent dropout: where s_{t-1} is multiplied by a matrix it is m ⊙ s_{t-1} / (1 − p), m 0 with
probability p; in use nothing is dropped. m is drawn once for the whole sequence (Gal, Ghahramani
2016) or anew for every step, as `each_step` says.

The masks are inputs of the graph: draws, by the names 'zoneout h' and 'dropout h'.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import torch

from handgrad.graph.leaf import constant, quantity
from handgrad.graph.node import Axis, Graph, Node, Role
from handgrad.graph.scan import Body, Sequence, scan
from handgrad.graph.time import step
from handgrad.graph.walk import order, substitute, with_inputs
from handgrad.notation import Name
from handgrad.ops import apply

Tensor = torch.Tensor


class Noise(msgspec.Struct, frozen=True):
    """Which states are disturbed how often.

    zoneout    state → probability that it stays what it was
    dropout    state → probability that an entry is dropped on its way to the next step
    each_step  dropout masks are drawn for every step, not once for the sequence
    """

    zoneout: Mapping[str, float] = {}
    dropout: Mapping[str, float] = {}
    each_step: bool = False

    def __bool__(self) -> bool:
        return bool(self.zoneout or self.dropout)

    def leaves(self, states: Mapping[str, Node]) -> dict[str, Node]:
        """The masks by name."""
        found: dict[str, Node] = {}
        for key in self.zoneout:
            found[f"zoneout {key}"] = _mask(states[key], True)
        for key in self.dropout:
            found[f"dropout {key}"] = _mask(states[key], self.each_step)
        return found

    def draw(self, name: str, shape: tuple[int, ...], like: Tensor, training: bool) -> Tensor:
        """A mask: drawn in training, its mean in use."""
        kind, _, key = name.partition(" ")
        if kind == "zoneout":
            p = self.zoneout[key]
            return like.new_full(shape, p).bernoulli() if training else like.new_full(shape, p)
        p = self.dropout[key]
        if not training:
            return like.new_ones(shape)
        return like.new_full(shape, 1 - p).bernoulli() / (1 - p)


def _mask(state: Node, timed: bool) -> Node:
    axes = (Axis("time", "T"), *state.axes) if timed else state.axes
    return quantity(Name("mask"), axes, Role.DRAW)


def noisy(graph: Graph, masks: Mapping[str, Node]) -> Graph:
    """The graph with these masks on its states."""

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node.op == "scan":
            return _scan(node, inputs, masks)
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        return with_inputs(node, inputs)

    known: dict[Node, Node] = {}
    substitute(graph.nodes.values(), known, change)
    return Graph({key: known[node] for key, node in graph.nodes.items()})


def _scan(node: Node, inputs: tuple[Node, ...], masks: Mapping[str, Node]) -> Node:
    """One recurrence with its masks."""
    body: Body = node.attributes["body"]
    first, own = len(body.states), len(body.states) + len(body.sequences)
    rows: list[tuple[Sequence, Node]] = []
    known = dict(zip(node.inputs[own:], inputs[own:], strict=True))
    known.update({leaf: leaf for leaf in body.leaves})
    names = {state.leaf: _key(state.leaf) for state in body.states}

    def mask(kind: str, leaf: Node) -> Node | None:
        whole = masks.get(f"{kind} {names[leaf]}")
        if whole is None or len(whole.axes) == len(leaf.axes):
            return whole
        row = Node("input", axes=leaf.axes, role=Role.DRAW)
        rows.append((Sequence(row), whole))
        return row

    dropped: dict[Node, Node] = {}
    for state in body.states:
        drop = mask("dropout", state.leaf)
        if drop is not None:
            dropped[state.leaf] = apply("hadamard", drop, state.leaf)

    def change(part: Node, new: tuple[Node, ...]) -> Node:
        if part.op == "matmul" and dropped:
            # What is below another product has been done already.
            done = {below: below for below in order([new[1]]) if below.op == "matmul"}
            new = (new[0], substitute([new[1]], {**dropped, **done})[new[1]])
        if all(a is b for a, b in zip(new, part.inputs, strict=True)):
            return part
        return with_inputs(part, new)

    substitute(body.nodes.values(), known, change)
    nodes = {key: known[part] for key, part in body.nodes.items()}
    zoned: dict[Node, Node] = {}
    for state in body.states:
        keep = mask("zoneout", state.leaf)
        if keep is not None:
            old, new = state.leaf, nodes[state.key]
            rest = apply("subtract", constant(1), keep)
            made = apply("add", apply("hadamard", keep, old), apply("hadamard", rest, new))
            zoned[new] = msgspec.structs.replace(made, name=new.name, memo=None)
    seen = {n for state in body.states for n in order([nodes[state.key]])}
    shown = [part for part in nodes.values() if part not in seen]
    table = dict(zoned)
    substitute(shown, table)
    nodes = {key: table.get(part, part) for key, part in nodes.items()}
    sequences = (*body.sequences, *(row for row, _ in rows))
    new_body = msgspec.structs.replace(body, nodes=nodes, sequences=sequences)
    sources = [*inputs[first:own], *(whole for _, whole in rows)]
    return scan(new_body, inputs[:first], sources)


def _key(leaf: Node) -> str:
    before = step(leaf.name) if isinstance(leaf.name, Name) else None
    return "" if before is None else before[0].key
