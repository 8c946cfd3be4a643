"""unroll: recurrences written out step by step, as on paper: f_1, i_1, …, f_2, …"""

from __future__ import annotations

from handgrad.errors import LimitReached, ShapeError
from handgrad.graph.entry import entry
from handgrad.graph.leaf import constant
from handgrad.graph.node import Axis, Graph, Node
from handgrad.graph.scan import Body
from handgrad.graph.shape import named
from handgrad.graph.time import at_time, step
from handgrad.graph.walk import order, substitute, with_inputs
from handgrad.notation import Name

LIMIT = 10_000


def unroll(graph: Graph) -> Graph:
    """The graph without scans: every step's quantities by their names with the time filled in.

    Rows of sequences get names too (x_1, x_2), a sum over time becomes a sum of the steps, y_T the
    last step's node. Raises LimitReached beyond 10,000 steps or for a length that is still a
    symbol, ShapeError if a sequence is too short.
    """
    steps: dict[Node, dict[str, list[Node]]] = {}
    known: dict[Node, Node] = {}
    found: dict[str, Node] = {}

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        if node.op == "scan":
            steps[node], rows = _steps(node, inputs)
            found.update(rows)
            return node
        if node.op == "output":
            return _stacked(node, steps[node.inputs[0]][node.attributes["of"]])
        source = inputs[0] if inputs else None
        if source is not None and source is not node.inputs[0] and source.op == "stack":
            if node.op in ("index", "element"):
                at = node.attributes["at" if node.op == "index" else "index"]
                part = source.inputs[at[0]]
                return part if len(at) == 1 else entry(part, at[1:])
            if node.op == "sum" and node.attributes.get("axis") == 0:
                return _sum(node, source)
        if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            return node
        if node.op == "concat" and all(i.op == "stack" and i.name is None for i in inputs):
            parts = [part for i in inputs for part in i.inputs]
            return Node("stack", tuple(parts), {"axis_name": "time"}, node.axes, node.name)
        return with_inputs(node, inputs)

    for key, node in graph.nodes.items():
        substitute([node], known, change)
        if node.op == "output":
            parts = steps[node.inputs[0]][node.attributes["of"]]
            for part in parts:
                if isinstance(part.name, Name):
                    found[part.name.key] = part
        else:
            found[key] = known[node]
    return Graph(_ordered(found))


def _ordered(found: dict[str, Node]) -> dict[str, Node]:
    """Inputs before what uses them, otherwise as they came."""
    keys = {node: key for key, node in found.items()}
    place = {node: keys[node] for node in order(found.values()) if node in keys}
    return {key: node for node, key in place.items()} | {
        key: node for key, node in found.items() if key not in place.values()
    }


def _stacked(node: Node, parts: list[Node]) -> Node:
    """All steps of one result as one array."""
    axes = (Axis("time", len(parts)), *parts[0].axes)
    return Node("stack", tuple(parts), {"axis_name": "time"}, axes, span=node.span)


def _sum(node: Node, source: Node) -> Node:
    """A sum over time as a sum of its terms, under the name it had."""
    if len(source.inputs) == 1 and node.name is None:
        return source.inputs[0]
    return Node("add", source.inputs, {}, node.axes, node.name, node.role, node.span)


def _steps(node: Node, inputs: tuple[Node, ...]) -> tuple[dict[str, list[Node]], dict[str, Node]]:
    """Every step of a scan, by the key of the result; and the named rows of its sequences."""
    body: Body = node.attributes["body"]
    length = body.length
    if not isinstance(length, int):
        raise LimitReached(f"how many steps {length} is, is not known")
    if length > LIMIT:
        raise LimitReached(f"{length} steps; the limit is {LIMIT}")
    count, more = len(body.states), len(body.sequences)
    outer = dict(zip(node.inputs[count + more :], inputs[count + more :], strict=True))
    carried = list(inputs[:count])
    result: dict[str, list[Node]] = {key: [] for key in body.nodes}
    rows: dict[str, Node] = {}
    times = range(1, length + 1) if body.direction > 0 else range(length, 0, -1)
    for t in times:
        known = dict(outer)
        known.update(zip((s.leaf for s in body.states), carried, strict=True))
        for sequence, source in zip(body.sequences, inputs[count : count + more], strict=True):
            row = _row(source, sequence.leaf, t + sequence.offset, sequence.first)
            known[sequence.leaf] = row
            if isinstance(row.name, Name):
                rows.setdefault(row.name.key, row)
        if body.time is not None:
            known[body.time] = constant(t, str(t))
        substitute(body.nodes.values(), known, lambda n, i, t=t: _at(n, i, t))  # type: ignore[misc]
        for key, part in body.nodes.items():
            result[key].append(known[part])
        carried = [
            known[body.nodes[s.key]] if s.key in body.nodes else known[s.leaf] for s in body.states
        ]
    if body.direction < 0:
        for parts in result.values():
            parts.reverse()
    return result, rows


def _at(node: Node, inputs: tuple[Node, ...], t: int) -> Node:
    """A body node at a step."""
    if all(a is b for a, b in zip(inputs, node.inputs, strict=True)) and (
        not isinstance(node.name, Name) or step(node.name) is None
    ):
        return node
    name = at_time(node.name, t)
    return Node(node.op, inputs, node.attributes, node.axes, name, node.role, node.span)


def _row(source: Node, leaf: Node, time: int, first: int) -> Node:
    """The row of a sequence at a time, with the name of that time."""
    size = source.shape[0]
    at = time - first
    if isinstance(size, int) and not 0 <= at < size:
        raise ShapeError(f"{named(source)} has {size} steps; step {time} is asked for")
    if source.op == "stack" and source.name is None:
        return source.inputs[at]
    memo = entry(source, (at,))
    if memo.name is None and isinstance(leaf.name, Name):
        bare = step(leaf.name)
        assert bare is not None
        offset = bare[1]
        name = at_time(leaf.name, time - offset)
        import msgspec

        msgspec.structs.force_setattr(memo, "name", name)
    return memo
