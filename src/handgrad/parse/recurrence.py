"""recurrence: the lines over t, put together as one scan forward and one backward; what has to wait
for a whole result is a scan of its own behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from handgrad.errors import ProblemError
from handgrad.graph.entry import entry
from handgrad.graph.node import Node
from handgrad.graph.time import fill, step
from handgrad.notation import Kind, Name
from handgrad.parse.mentions import names
from handgrad.parse.one_pass import Pass
from handgrad.parse.scope import Scope
from handgrad.parse.turns import turns

Lines = Mapping[str, tuple[Name, int, Kind]]


class Recurrence:
    """The lines over t; `output(key)` gives a quantity over all steps."""

    def __init__(
        self,
        lines: Lines,
        known: Mapping[str, Node],
        initial: Mapping[str, Node],
        length: int | str | None,
        scope: Scope,
        plain: Callable[[str], Node | None],
        formulas: Mapping[str, tuple[Name, Kind]],
    ) -> None:
        self.lines = dict(lines)
        self.known = known
        self.initial = initial
        self.length = length
        self.scope = scope
        self.plain = plain
        self.formulas = formulas
        self.extras: dict[Kind, str] = {}
        self.rows = {
            bare[0].key
            for _, _, right in lines.values()
            for name in names(right)
            if (bare := step(name)) is not None and bare[0].key in known
        }
        self.outputs: dict[str, Node] = {}
        self.passes: dict[tuple[int, int], Pass] = {}

    def extra(self, body: Kind) -> str:
        """An expression over t that is no line of its own; its key."""
        if isinstance(body, Name):
            bare = step(body)
            if bare is not None and bare[1] == 0 and bare[0].key in self.lines:
                return bare[0].key
        if body not in self.extras:
            key = f"#{len(self.extras) + 1}"
            self.extras[body] = key
            self.lines[key] = (Name("", span=body.span), 0, body)
            for name in names(body):
                found = step(name)
                if found is not None and found[0].key in self.known:
                    self.rows.add(found[0].key)
        return self.extras[body]

    def output(self, key: str) -> Node:
        """A quantity over all steps."""
        if key not in self.outputs:
            self._build(self._direction(key), turns(self.lines, self.formulas)[key])
        return self.outputs[key]

    def beginning(self, key: str) -> Node | None:
        """The value before the first step: given, or by an equation of its own, s_0 = …"""
        found = self.initial.get(key)
        return self.plain(fill(self.lines[key][0], 0).key) if found is None else found

    def row(self, key: str, t: int) -> Node:
        """A row of a given sequence, by the name of its step."""
        found = entry(self.known[key], (t - 1,))
        if found.name is None:
            owner = self.known[key].name
            if isinstance(owner, Name):
                msgspec.structs.force_setattr(
                    found, "name", Name(owner.base, owner.marks, (*owner.sub, str(t)), owner.sup)
                )
        return found

    def _direction(self, key: str) -> int:
        """-1 for what needs the next step's value, directly or through another line; else 1."""
        return -1 if key in self.backward else 1

    @property
    def backward(self) -> set[str]:
        """The lines that have to be worked out from the last step to the first."""
        uses = {
            key: [
                (bare[0].key, bare[1] - shift)
                for name in names(right)
                if (bare := step(name)) is not None and bare[0].key in self.lines
            ]
            for key, (_, shift, right) in self.lines.items()
        }
        found = {key for key, used in uses.items() if any(offset > 0 for _, offset in used)}
        while True:
            more = {
                k for k, used in uses.items() if k not in found and any(u in found for u, _ in used)
            }
            if not more:
                return found
            found |= more

    def _build(self, direction: int, turn: int) -> None:
        """One scan for all lines of a direction that have the same turn."""
        if (direction, turn) in self.passes:
            raise ProblemError("a line over t needs a result that itself needs this line")
        backward = self.backward
        turn_of = turns(self.lines, self.formulas)
        keys = [
            key
            for key in self.lines
            if (key in backward) == (direction < 0) and turn_of[key] == turn
        ]
        made = Pass(self, keys, direction)
        self.passes[direction, turn] = made
        nodes = {key: made.line(key) for key in keys}
        made.finish(nodes)
