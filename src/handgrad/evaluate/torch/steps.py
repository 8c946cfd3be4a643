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
    own = len(body.states) + len(body.sequences)
    outer = list(node.inputs[own:])
    leaves = [*(s.leaf for s in body.states), *(s.leaf for s in body.sequences), *outer]
    if body.time is not None:
        leaves.insert(0, body.time)
    asked = {user.attributes["of"] for user in block.users.get(node, []) if user.op == "output"}
    keys = [key for key in body.nodes if key in asked]
    targets = [body.nodes[key] for key in keys]
    plain = {i for i in outer if i in block.plain}
    clock = {body.time} if body.time is not None and body.states else set()
    nexts = [body.nodes[state.key] for state in body.states]
    inner = Block([*targets, *nexts], leaves, plain | clock)
    kind = Loop if body.states else AtOnce
    runner = kind(body, inner, keys, [len(part.axes) for part in targets], node)
    places = [block.tensor(i) for i in node.inputs[:own]] + [block.place[i] for i in outer]
    out = block.new(node)

    def run(registers: list[Any]) -> None:
        like, sizes = registers[0], registers[1]
        registers[out] = runner(like, sizes, [registers[at] for at in places])

    return run


class Runner:
    """A recurrence ready to run: plain numbers only, which `torch.compile` can look through.

    keys    the results asked for, `ranks` how many axes each has in one step
    """

    def __init__(
        self, body: Body, block: Any, keys: list[str], ranks: list[int], node: Node
    ) -> None:
        self.block, self.keys, self.ranks = block, keys, ranks
        self.states = len(body.states)
        self.own = self.states + len(body.sequences)
        self.inputs = [len(i.axes) for i in node.inputs]
        self.shifts = [sequence.offset - sequence.first for sequence in body.sequences]
        self.forward = body.direction > 0
        self.clock = body.time is not None
        self.length = body.length

    def steps(self, counts: Sequence[int], sizes: Mapping[str, int]) -> int:
        """How many steps: stated, or as many as a sequence has rows."""
        if isinstance(self.length, int):
            return self.length
        if self.length in sizes:
            return sizes[self.length]
        for count, shift in zip(counts, self.shifts, strict=True):
            if shift == -1:
                return count
        if counts:
            return counts[0]
        raise LimitReached(f"how many steps {self.length} is, is not known")


class Loop(Runner):
    """Step after step."""

    def __call__(self, like: Tensor, sizes: Mapping[str, int], given: list[Any]) -> dict[Any, Any]:
        """All results over all steps, and the states after the last step."""
        first, own = self.states, self.own
        rows = [
            x.unbind(x.ndim - r)
            for x, r in zip(given[first:own], self.inputs[first:own], strict=True)
        ]
        length = self.steps([len(row) for row in rows], sizes)
        begin = 3 if self.clock else 2
        base = self.block.begin(like, sizes, [None, *given] if self.clock else given)
        found: list[list[Tensor]] = [[] for _ in self.keys]
        asked = len(self.keys)
        states = list(given[:first])
        for row, shift in zip(rows, self.shifts, strict=True):
            if 1 + shift < 0 or length + shift >= len(row):
                raise ShapeError(f"a sequence has no row {len(row) + 1}")
        for t in range(1, length + 1) if self.forward else range(length, 0, -1):
            registers = list(base)
            if self.clock:
                registers[2] = float(t)
            registers[begin : begin + first] = states
            for at in range(len(rows)):
                registers[begin + first + at] = rows[at][t + self.shifts[at]]
            results = self.block.results(registers)
            for at in range(asked):
                found[at].append(results[at])
            states = results[asked:]
        table: dict[Any, Any] = {}
        for key, rank, parts in zip(self.keys, self.ranks, found, strict=True):
            if not self.forward:
                parts.reverse()
            whole = together(parts, [rank] * len(parts))
            table[key] = torch.stack(whole, dim=whole[0].ndim - rank)
        for at, state in enumerate(states):
            table["final", at] = state
        return table


class AtOnce(Runner):
    """All steps together: time is one more axis in front."""

    def __call__(self, like: Tensor, sizes: Mapping[str, int], given: list[Any]) -> dict[Any, Any]:
        """All results over all steps."""
        sequences = given[: self.own]
        ranks = self.inputs[: self.own]
        counts = [x.shape[x.ndim - r] for x, r in zip(sequences, ranks, strict=True)]
        length = self.steps(counts, sizes)
        values: list[Any] = []
        for x, rank, shift in zip(sequences, ranks, self.shifts, strict=True):
            start, dim = 1 + shift, x.ndim - rank
            if start < 0 or start + length > x.shape[dim]:
                raise ShapeError(f"a sequence has no row {x.shape[dim] + 1}")
            same = start == 0 and length == x.shape[dim]
            values.append(x if same else x.narrow(dim, start, length))
        for x, rank in zip(given[self.own :], self.inputs[self.own :], strict=True):
            shared = not isinstance(x, Tensor) or x.ndim <= rank
            values.append(x if shared else x.unsqueeze(x.ndim - rank))
        if self.clock:
            values.insert(0, torch.arange(1, length + 1, dtype=like.dtype, device=like.device))
        results = self.block.results(self.block.begin(like, sizes, values))
        table: dict[Any, Any] = {}
        for key, rank, x in zip(self.keys, self.ranks, results, strict=True):
            lead = x.shape[: x.ndim - rank][:-1]
            table[key] = x.expand(*lead, length, *x.shape[x.ndim - rank :])
        return table
