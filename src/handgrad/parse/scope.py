"""scope: what the names of a formula mean while it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from handgrad.graph.node import Node
from handgrad.notation import Big, Kind, Name


class Function(msgspec.Struct, frozen=True):
    """A function the author defined: `J(θ) = θ²`."""

    parameters: tuple[str, ...]
    body: Kind


class Scope(msgspec.Struct, frozen=True):
    """What names, functions and conventions mean.

    names        key of a name → its node
    functions    key of a function's name → its definition
    conventions  'log' (a base), 'step_at_zero', 'product' ('matrix' or 'entry'), 'kernel'
                 ('flipped' or 'as written') …
    bound        index variables of sums → the number they stand for now
    entrywise    a product of arrays is meant entry by entry (definitions and slopes of operations)
    repeats      how many terms the sums around this place have together
    outside      the names outside a function whose body is being built; None outside
    find         asked for a name that is not in `names`; returns None if it does not know it either
    sum          asked first for every big operator (sums over time); returns None if it is an
                 ordinary one
    """

    names: Mapping[str, Node] = {}
    functions: Mapping[str, Function] = {}
    conventions: Mapping[str, Any] = {}
    bound: Mapping[str, int] = {}
    entrywise: bool = False
    repeats: int = 1
    outside: Mapping[str, Node] | None = None
    find: Callable[[Name], Node | None] | None = None
    sum: Callable[[Big, Scope], Node | None] | None = None

    def binding(self, **bound: int) -> Scope:
        """This scope with index variables set."""
        return msgspec.structs.replace(self, bound={**self.bound, **bound})

    def naming(self, names: Mapping[str, Node]) -> Scope:
        """This scope with more names."""
        return msgspec.structs.replace(self, names={**self.names, **names})
