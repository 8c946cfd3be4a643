"""steps: a scan node computed step by step, without writing the steps out as nodes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import fmpq

from handgrad.errors import LimitReached, ShapeError
from handgrad.evaluate.array import Array, stack
from handgrad.graph.node import Node
from handgrad.graph.scan import Body

LIMIT = 100_000


def run(ar: Any, node: Node, memo: dict[Node, Any], compute: Callable[..., Any]) -> dict[str, Any]:
    """Every result of a scan over all its steps, by key. Raises LimitReached, ShapeError."""
    body: Body = node.attributes["body"]
    count, more = len(body.states), len(body.sequences)
    sources = [memo[i] for i in node.inputs[count : count + more]]
    length = _length(body, sources)
    if length > LIMIT:
        raise LimitReached(f"{length} steps; the limit is {LIMIT}")
    rows = [source.rows() if type(source) is Array else None for source in sources]
    outer = {i: memo[i] for i in node.inputs[count + more :]}
    carried = [memo[i] for i in node.inputs[:count]]
    found: dict[str, list[Any]] = {key: [] for key in body.nodes}
    times = range(1, length + 1) if body.direction > 0 else range(length, 0, -1)
    for t in times:
        inside: dict[Node, Any] = dict(outer)
        inside.update(zip((s.leaf for s in body.states), carried, strict=True))
        for sequence, row in zip(body.sequences, rows, strict=True):
            inside[sequence.leaf] = _row(row, t + sequence.offset - sequence.first)
        if body.time is not None:
            inside[body.time] = ar.number(fmpq(t))
        for key, part in body.nodes.items():
            found[key].append(compute(ar, part, inside))
        carried = [inside[body.nodes[s.key]] for s in body.states]
    if body.direction < 0:
        for parts in found.values():
            parts.reverse()
    return {key: stack(parts) for key, parts in found.items()}


def _length(body: Body, sources: list[Any]) -> int:
    """The number of steps: stated, or as many as the first sequence has rows."""
    if isinstance(body.length, int):
        return body.length
    for source in sources:
        if type(source) is Array:
            return int(source.shape[0])
    raise LimitReached(f"how many steps {body.length} is, is not known")


def _row(rows: list[Any] | None, at: int) -> Any:
    if rows is None or not 0 <= at < len(rows):
        raise ShapeError(f"a sequence has no row {at + 1}")
    return rows[at]
