"""node: one value of a calculation, and a graph of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import msgspec

from handgrad.notation import NOWHERE, Derivative, Name, Span


class Role(StrEnum):
    """What a value is to the calculation."""

    GIVEN = "given"  # data: inputs, targets, constants of the problem
    PARAMETER = "parameter"  # what training changes
    STATE = "state"  # an initial value of something carried from step to step
    DRAW = "draw"  # randomness, as an input: a dropout mask, the ε of a VAE
    DERIVED = "derived"  # computed


class Axis(msgspec.Struct, frozen=True):
    """One axis of an array: its name and its size, a number or a symbol ('n') still open."""

    name: str
    size: int | str


class Node(msgspec.Struct, frozen=True, eq=False):
    """One value. Identity is equality: only the same object is the same value.

    op          name of a file in `ops`, or one of the few structural kinds of `graph`: 'constant',
                'input', 'element', 'scan', 'output' (one result of a scan)
    inputs      the nodes it is computed from
    attributes  what is not a node: a constant's exact value, an index, a stride, an axis, a scan's
                body graph
    axes        shape, outermost first; () is a scalar
    name        the quantity's name if the author (or we) gave it one; a named node is a line of the
                worked calculation
    role, span  what it is to the calculation; where it came from in the source
    """

    op: str
    inputs: tuple[Node, ...] = ()
    attributes: Mapping[str, Any] = {}
    axes: tuple[Axis, ...] = ()
    name: Name | Derivative | None = None
    role: Role = Role.DERIVED
    span: Span = NOWHERE
    # What was already made of this node: the same entry and the same link are the same object.
    memo: Any = None

    @property
    def shape(self) -> tuple[int | str, ...]:
        """Sizes only: (2, 3)."""
        return tuple(axis.size for axis in self.axes)


class Graph(msgspec.Struct, frozen=True, eq=False):
    """Named nodes in the order of their definition, by the key of their name (`Name.key`)."""

    nodes: Mapping[str, Node]

    def __getitem__(self, key: str) -> Node:
        return self.nodes[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)
