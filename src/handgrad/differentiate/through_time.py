"""through_time: reverse mode through a recurrence, a scan from a scan.

The step of the new scan is the derivative of the old scan's step. It runs the other way; it carries
what reaches the states, and is given the values the old scan had: h_{t-1}, f_t, … What reaches a
weight that every step uses is the sum over all steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from handgrad.differentiate.fit import zeros, zeros_like
from handgrad.graph.entry import entry
from handgrad.graph.node import Axis, Node
from handgrad.graph.scan import Body, Sequence, State, output, scan, within
from handgrad.graph.walk import substitute
from handgrad.ops import apply


def reversed_scan(
    node: Node, arriving: Mapping[str, Node], touched: Set[Node], flow: Any, target: Node | None
) -> Iterator[tuple[Node, Node]]:
    """Pairs (input of the scan, what reaches it).

    arriving  key of a result → what arrives at it over all steps
    touched   only these inputs are asked for
    flow      the class that works out one backward pass (`reverse.Flow`)
    """
    old: Body = node.attributes["body"]
    count, more = len(old.states), len(old.sequences)
    outer = [i for i in node.inputs[count + more :] if i in touched]
    rows: dict[str, Node] = {key: _leaf(g.axes[1:], None) for key, g in arriving.items()}
    carried = {state.key: _leaf(state.leaf.axes, None) for state in old.states}
    seeds = {
        part: _joined([table[key] for table in (rows, carried) if key in table])
        for key, part in old.nodes.items()
        if key in rows or key in carried
    }
    wrt = [s.leaf for s in old.states] + [s.leaf for s in old.sequences] + outer
    # What comes from outside is held: the way on from there is the outer pass.
    back = flow(seeds, wrt, outer, target)
    found = {part: back.result(part) for part in wrt}
    nodes: dict[str, Node] = {}
    for number, part in enumerate(wrt):
        nodes[f"towards {number}"] = found[part]
    past = _past(node, old)
    leaves = {part: leaf for part, (leaf, _, _) in past.items()}
    known = dict(leaves)
    substitute(nodes.values(), known)
    nodes = {key: known[part] for key, part in nodes.items()}
    states = tuple(
        State(f"towards {number}", carried[state.key]) for number, state in enumerate(old.states)
    )
    given: list[tuple[Sequence, Node]] = [(Sequence(rows[key]), g) for key, g in arriving.items()]
    given += [
        (Sequence(leaf, offset.offset, offset.first), source)
        for leaf, source, offset in past.values()
    ]
    given += [
        (Sequence(s.leaf, s.offset, s.first), source)
        for s, source in zip(old.sequences, node.inputs[count : count + more], strict=True)
    ]
    body = Body(nodes, states, tuple(s for s, _ in given), old.time, old.length, -old.direction)
    made = scan(
        body, [zeros_like(start) for start in node.inputs[:count]], [source for _, source in given]
    )
    for number, part in enumerate(wrt):
        whole = output(made, f"towards {number}", None)
        if number < count:
            first = 0 if old.direction > 0 else int(old.length) - 1
            yield node.inputs[number], entry(whole, (first,))
        elif number < count + more:
            at = number - count
            yield node.inputs[number], _padded(whole, old.sequences[at], node.inputs[number])
        else:
            yield part, apply("sum", whole, axis=0)


def _leaf(axes: tuple[Axis, ...], name: Any) -> Node:
    return Node("input", axes=axes, name=name)


def _joined(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else apply("add", *parts)


def _past(node: Node, old: Body) -> dict[Node, tuple[Node, Node, Sequence]]:
    """What the old scan computed, given to the new one: every named result, and the states before
    each step.
    """
    inside = within(old)
    found: dict[Node, tuple[Node, Node, Sequence]] = {}
    for key, part in old.nodes.items():
        if part in inside and part not in found and part not in old.leaves:
            leaf = _leaf(part.axes, part.name)
            found[part] = (leaf, output(node, key, None), Sequence(leaf))
    for state, start in zip(old.states, node.inputs, strict=False):
        whole = output(node, state.key, None)
        first = apply("stack", start, axis_name="time")
        forward = old.direction > 0
        source = apply("concat", first, whole) if forward else apply("concat", whole, first)
        leaf = _leaf(state.leaf.axes, state.leaf.name)
        place = Sequence(leaf, -1, 0) if forward else Sequence(leaf, 1, 1)
        found[state.leaf] = (leaf, source, place)
    return found


def _padded(whole: Node, sequence: Sequence, source: Node) -> Node:
    """What reaches each row of a sequence; rows that no step used get 0."""
    start = 1 + sequence.offset - sequence.first
    size, used = source.shape[0], whole.shape[0]
    if start == 0 and size == used:
        return whole
    rest = source.axes[1:]
    pieces = [whole]
    if start > 0:
        pieces.insert(0, zeros((Axis("time", start), *rest)))
    after = int(size) - start - int(used)
    if after > 0:
        pieces.append(zeros((Axis("time", after), *rest)))
    return apply("concat", *pieces)
