"""one_pass: the lines over t that run in one direction, put together as one scan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from handgrad.errors import ProblemError, UnknownName
from handgrad.graph.leaf import constant, quantity
from handgrad.graph.node import Node, Role
from handgrad.graph.scan import Body, Sequence, State, output, scan
from handgrad.graph.time import step
from handgrad.notation import Big, Kind, Name
from handgrad.ops import apply

if TYPE_CHECKING:
    from handgrad.parse.recurrence import Recurrence


class Pass:
    """One scan while it is being built."""

    def __init__(self, owner: Recurrence, keys: list[str], direction: int) -> None:
        self.owner = owner
        self.keys = set(keys)
        self.direction = direction
        self.nodes: dict[str, Node] = {}
        self.open: list[str] = []
        self.states: dict[tuple[str, int], Node] = {}
        self.sequences: dict[tuple[str, int], Node] = {}
        self.sources: dict[tuple[str, int], Node] = {}
        self.beginnings: dict[str, Node] = {}
        self.time: Node | None = None

    def line(self, key: str) -> Node:
        """The body node of a line."""
        if key in self.nodes:
            return self.nodes[key]
        left, shift, right = self.owner.lines[key]
        if key in self.open:
            circle = " → ".join([*self.open[self.open.index(key) :], key])
            raise ProblemError(
                f"these define one another within one step: {circle}",
                start=left.span[0],
                end=left.span[1],
            )
        self.open.append(key)
        from handgrad.parse.build import build
        from handgrad.parse.summed import extent
        from handgrad.parse.system import named_node, series

        scope = msgspec.structs.replace(
            self.owner.scope,
            find=lambda name: self.find(name, shift),
            names=_Untimed(self.owner.scope.names),
        )
        whole = series(left, right)
        if whole is left:
            node = build(right, scope)
        else:  # e_{t,j} = … h_j …: every entry of e at this step
            index = left.sub[-1]
            low, high = extent(Big("Σ", whole, None, right, right.span), index, scope)
            entries = [build(right, scope.binding(**{index: i})) for i in range(low, high + 1)]
            node = apply("stack", *entries, span=right.span)
        if left.base:
            node = named_node(node, _title(self.owner.lines[key]))
        self.open.pop()
        self.nodes[key] = node
        return node

    def find(self, name: Name, shift: int) -> Node | None:
        """A name inside a line whose left side stands at t + shift."""
        if name.key == "t":
            return self._time(shift)
        bare = step(name)
        if bare is None:
            outer = self.owner.scope.find
            return None if outer is None else outer(name)
        key, offset = bare[0].key, bare[1] - shift
        if key in self.keys:
            if offset == 0:
                return self.line(key)
            if offset * self.direction < 0:
                return self._state(key, offset, name)
            raise ProblemError(
                f"{name.key} is not known yet at this step", start=name.span[0], end=name.span[1]
            )
        if key in self.owner.lines:
            return self._sequence(
                key, offset, self.owner.output(key), _title(self.owner.lines[key])
            )
        given = self.owner.known.get(key) or self.owner.plain(key)
        if given is None and len(name.sub) > 1:
            return None  # perhaps an entry, α_{t,2}: its owner is asked for next
        if given is None:
            raise UnknownName(f"{name.key} is not defined", start=name.span[0], end=name.span[1])
        if not given.axes:
            return given
        return self._sequence(key, offset, given, name)

    def _time(self, shift: int) -> Node:
        if self.time is None:
            self.time = quantity(Name("t"))
        if shift == 0:
            return self.time
        return apply("subtract", self.time, constant(shift, str(shift)))

    def _state(self, key: str, offset: int, name: Name) -> Node:
        """The value of a carried quantity before this step."""
        if (key, offset) not in self.states:
            start = self.owner.beginning(key)
            if start is None:
                raise ProblemError(
                    f"{key} before the first step is not given",
                    start=name.span[0],
                    end=name.span[1],
                    hint=f"initial: {{{key}: 0}}",
                )
            self.beginnings[key] = start
            if abs(offset) > 1:
                self._state(key, offset + self.direction, name)
            self.states[key, offset] = Node("input", axes=start.axes, name=name, role=Role.STATE)
        return self.states[key, offset]

    def _sequence(self, key: str, offset: int, source: Node, name: Name) -> Node:
        if (key, offset) not in self.sequences:
            self.sequences[key, offset] = Node(
                "input", axes=source.axes[1:], name=name, role=source.role
            )
            self.sources[key, offset] = source
        return self.sequences[key, offset]

    def finish(self, nodes: dict[str, Node]) -> None:
        """Put the scan together."""
        owner = self.owner
        initial, states = [], []
        for (key, offset), leaf in self.states.items():
            before = offset + self.direction
            if before == 0:
                states.append(State(key, leaf))
            else:
                carrier = f"{key}@{offset}"
                nodes[carrier] = Node("same", (self.states[key, before],), {}, leaf.axes)
                states.append(State(carrier, leaf))
            initial.append(self.beginnings[key])
        sequences = [
            Sequence(leaf, offset, self._first(key))
            for (key, offset), leaf in self.sequences.items()
        ]
        length: Any = owner.length
        body = Body(nodes, tuple(states), tuple(sequences), self.time, length, self.direction)
        made = scan(body, initial, self.sources.values())
        for key in self.keys:
            left = owner.lines[key][0]
            owner.outputs[key] = output(made, key, _title(owner.lines[key]) if left.base else None)

    def _first(self, key: str) -> int:
        """The time of a sequence's first row: 1, but 0 if x_{t-1} is used and there is a row more
        than steps.
        """
        if key in self.owner.lines:
            return 1
        offsets = [offset for name, offset in self.sequences if name == key]
        low, high = min(offsets), max(offsets)
        size = self.owner.known[key].shape[0] if key in self.owner.known else None
        length = self.owner.length
        if low < 0 and isinstance(size, int) and size == _plus(length, high - low):
            return 1 + low
        return 1 + min(0, high)


class _Untimed(dict[str, Node]):
    """The names outside, except that t is always the time."""

    def __init__(self, names: Mapping[str, Node]) -> None:
        super().__init__()
        self.outside = names

    def get(self, key: str, default: Any = None) -> Any:
        """The node, or the default."""
        return default if key == "t" else self.outside.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key != "t" and key in self.outside

    def __getitem__(self, key: str) -> Node:
        return self.outside[key]

    def __iter__(self) -> Any:
        return iter(self.outside)

    def __len__(self) -> int:
        return len(self.outside)


def _plus(length: int | str | None, more: int) -> int | None:
    return length + more if isinstance(length, int) else None


def _title(line: tuple[Name, int, Kind]) -> Name:
    """The name of a line's result at t: e_t for e_{t,j} = …"""
    from handgrad.parse.system import series

    return _at_t(series(line[0], line[2]))


def _at_t(name: Name) -> Name:
    """The name at t: h_{t+1} on the left is h_t."""
    bare = step(name)
    if bare is None or bare[1] == 0:
        return name
    sub = tuple("t" if step(Name("x", sub=(part,))) is not None else part for part in name.sub)
    sup = tuple("(t)" if step(Name("x", sup=(part,))) is not None else part for part in name.sup)
    return Name(name.base, name.marks, sub, sup, name.span)
