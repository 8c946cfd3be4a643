"""steps: recurrences. What carries a state goes step by step; what carries none goes at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch

from handgrad.errors import LimitReached, ShapeError
from handgrad.evaluate.torch.native import together
from handgrad.graph.node import Node
from handgrad.graph.scan import Body

Tensor = torch.Tensor


def scan(block: Any, node: Node) -> Any:
    """The step of a program that works out a scan node: a table of its results by key."""
    from handgrad.evaluate.torch.program import Block

    body: Body = node.attributes["body"]
    first, own = len(body.states), len(body.states) + len(body.sequences)
    outer = list(node.inputs[own:])
    leaves = [*(s.leaf for s in body.states), *(s.leaf for s in body.sequences), *outer]
    if body.time is not None:
        leaves.insert(0, body.time)
    asked = {user.attributes["of"] for user in block.users.get(node, []) if user.op == "output"}
    keys = [key for key in body.nodes if key in asked]
    targets = [body.nodes[key] for key in keys]
    plain = {i for i in outer if i in block.plain}
    runner: Any
    if body.states:
        nexts = [body.nodes[state.key] for state in body.states]
        numbers = plain | ({body.time} if body.time is not None else set())
        inner = Block([*targets, *nexts], leaves, numbers)
        runner = Loop(body, inner, keys, [len(part.axes) for part in targets], first, own)
    else:
        inner = Block(targets, leaves, plain)
        ranks = [len(part.axes) for part in targets]
        runner = AtOnce(body, inner, keys, ranks, [len(i.axes) for i in node.inputs], own, plain)
    runner.sources = [len(i.axes) for i in node.inputs[:own]]
    places = [block.tensor(i) for i in node.inputs[:own]] + [block.place[i] for i in outer]
    out = block.new(node)

    def run(registers: list[Any]) -> None:
        like, sizes = registers[0], registers[1]
        registers[out] = runner(like, sizes, [registers[at] for at in places])

    return run


class Loop:
    """Step after step."""

    sources: list[int]

    def __init__(
        self, body: Body, block: Any, keys: list[str], ranks: list[int], first: int, own: int
    ) -> None:
        self.body, self.block, self.keys, self.ranks = body, block, keys, ranks
        self.first, self.own = first, own

    def __call__(self, like: Tensor, sizes: Mapping[str, int], given: list[Any]) -> dict[Any, Any]:
        """All results over all steps, and the states after the last step."""
        body, first, own = self.body, self.first, self.own
        ranks = self.sources[first:own]
        rows = [x.unbind(x.ndim - r) for x, r in zip(given[first:own], ranks, strict=True)]
        length = steps(body, [len(row) for row in rows], sizes)
        clock = [] if body.time is None else [None]
        base = self.block.begin(like, sizes, [*clock, *given])
        begin = 2 + len(clock)
        shifts = [s.offset - s.first for s in body.sequences]
        found: list[list[Tensor]] = [[] for _ in self.keys]
        times = range(1, length + 1) if body.direction > 0 else range(length, 0, -1)
        asked = len(self.keys)
        states = list(given[:first])
        for t in times:
            registers = list(base)
            if clock:
                registers[2] = float(t)
            registers[begin : begin + first] = states
            for at, (row, shift) in enumerate(zip(rows, shifts, strict=True), begin + first):
                if not 0 <= t + shift < len(row):
                    raise ShapeError(f"a sequence has no row {t + shift + 1}")
                registers[at] = row[t + shift]
            results = self.block.results(registers)
            for part, value in zip(found, results, strict=False):
                part.append(value)
            states = results[asked:]
        table: dict[Any, Any] = {}
        for key, rank, parts in zip(self.keys, self.ranks, found, strict=True):
            if body.direction < 0:
                parts.reverse()
            whole = together(parts, [rank] * len(parts))
            table[key] = torch.stack(whole, dim=whole[0].ndim - rank)
        for at, state in enumerate(states):
            table["final", at] = state
        return table


class AtOnce:
    """All steps together: time is one more axis in front."""

    sources: list[int]

    def __init__(
        self,
        body: Body,
        block: Any,
        keys: list[str],
        ranks: list[int],
        inputs: list[int],
        own: int,
        plain: set[Node],
    ) -> None:
        self.body, self.block, self.keys, self.ranks = body, block, keys, ranks
        self.inputs, self.own = inputs, own

    def __call__(self, like: Tensor, sizes: Mapping[str, int], given: list[Any]) -> dict[Any, Any]:
        """All results over all steps."""
        body = self.body
        sequences = given[: self.own]
        counts = [x.shape[x.ndim - r] for x, r in zip(sequences, self.sources, strict=True)]
        length = steps(body, counts, sizes)
        values: list[Any] = []
        for x, rank, sequence in zip(sequences, self.sources, body.sequences, strict=True):
            start = 1 + sequence.offset - sequence.first
            dim = x.ndim - rank
            if start < 0 or start + length > x.shape[dim]:
                raise ShapeError(f"a sequence has no row {start + length}")
            same = start == 0 and length == x.shape[dim]
            values.append(x if same else x.narrow(dim, start, length))
        for x, rank in zip(given[self.own :], self.inputs[self.own :], strict=True):
            shared = not isinstance(x, Tensor) or x.ndim <= rank
            values.append(x if shared else x.unsqueeze(x.ndim - rank))
        if body.time is not None:
            values.insert(0, torch.arange(1, length + 1, dtype=like.dtype, device=like.device))
        results = self.block.results(self.block.begin(like, sizes, values))
        table: dict[Any, Any] = {}
        for key, rank, x in zip(self.keys, self.ranks, results, strict=True):
            own = x.shape[x.ndim - rank :]
            lead = x.shape[: x.ndim - rank][:-1]
            table[key] = x.expand(*lead, length, *own)
        return table


def steps(body: Body, counts: Sequence[int], sizes: Mapping[str, int]) -> int:
    """How many steps: stated, or as many as a sequence has rows."""
    if isinstance(body.length, int):
        return body.length
    if body.length in sizes:
        return sizes[body.length]
    for count, sequence in zip(counts, body.sequences, strict=True):
        if sequence.offset == 0 and sequence.first == 1:
            return count
    if counts:
        return counts[0]
    raise LimitReached(f"how many steps {body.length} is, is not known")
