"""candidates: every named value in reach of a page, as the search for an explanation needs them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import force_setattr

from handgrad.check.judge import Value, as_float
from handgrad.check.series import Place, place
from handgrad.check.term import Term
from handgrad.graph import Node
from handgrad.notation import Name
from handgrad.render.formula import unicode

if TYPE_CHECKING:
    from handgrad.check.engine import Engine
    from handgrad.check.names import Names


class Candidate(msgspec.Struct, frozen=True, eq=False):
    """A named value of the problem or page: what prints its name, what it truly is, what the author
    printed.
    """

    node: Node
    spell: Callable[[Node], str]
    symbol: str
    time: int | None
    true: Value | None
    printed: Value | None
    values: tuple[tuple[Value, float], ...] = ()  # the two that are known, exactly and roughly

    def __post_init__(self) -> None:
        known = [(v, as_float(v)) for v in (self.printed, self.true) if v is not None]
        force_setattr(self, "values", tuple([pair for pair in known if pair[1] == pair[1]]))

    @property
    def shown(self) -> str:
        """Its name as a person reads it."""
        return self.spell(self.node)


class Reach(tuple[Candidate, ...]):
    """Named values, also by their nodes, their places in series, and their size."""

    @cached_property
    def by_node(self) -> dict[Node, Candidate]:
        """The candidate that is a node."""
        return {c.node: c for c in reversed(self)}

    @cached_property
    def by_place(self) -> dict[Place, Term]:
        """The named value in each place of each series: w₂₁ in the second row of w."""
        return {at: Term("atom", c.node) for c in self if (at := place(c.node)) is not None}

    @cached_property
    def _by_size(self) -> list[tuple[float, int, int]]:
        """What they roughly are, the smallest first; whose value that is, and which of them."""
        values = (
            (i, j, rough) for i, c in enumerate(self) for j, (_, rough) in enumerate(c.values)
        )
        return sorted((rough, i, j) for i, j, rough in values)

    def between(self, low: float, high: float) -> list[tuple[Candidate, Value]]:
        """The candidates with a value of about that size, in their order, with that value."""
        sizes = self._by_size
        first, end = bisect_left(sizes, (low,)), bisect_right(sizes, (high, len(self)))
        found = sorted(at for _, *at in sizes[first:end])
        return [(self[i], self[i].values[j][0]) for i, j in found]


class Candidates:
    """The named values of one page and its problems."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._candidates: Reach | None = None

    def forget(self) -> None:
        """Something was printed: what the author said last has changed."""
        self._candidates = None

    def all(self, engine: Engine) -> Reach:
        """Every named value in reach: the problem's quantities and the page's own names."""
        if self._candidates is not None:
            return self._candidates
        out: list[Candidate] = []
        for solution in self.names.solutions:
            for quantity in solution.quantities:
                self.names.quantity.setdefault(quantity.node, (solution, quantity, ()))
        for _, quantity, _ in list(self.names.quantity.values()):  # gradients, once they are named
            for index in self.names.indices(quantity.node.shape):
                leaf = self.names.entry(quantity.node, index)
                out.append(self._candidate(leaf, quantity.symbol, quantity.t))
        for key, node in self.names.own.items():
            if self.names.world.leaf_true(node) is not None or node in self.names.world.printed:
                out.append(self._candidate(node, *self._timed(node, key)))
        self._candidates = Reach(out)
        return self._candidates

    def _timed(self, node: Node, key: str) -> tuple[str, int | None]:
        """h_2 is the symbol h at time 2, on a page that speaks of time steps."""
        kind = self.names.kinds[node]
        if (
            self.names.timed
            and isinstance(kind, Name)
            and len(kind.sub) == 1
            and kind.sub[0].isdecimal()
        ):
            return Name(kind.base, kind.marks, (), kind.sup).key, int(kind.sub[0])
        return key, None

    def _candidate(self, leaf: Node, symbol: str, time: int | None) -> Candidate:
        printed = self.names.world.printed.get(leaf)
        return Candidate(
            leaf,
            self.names.shown,
            symbol,
            time,
            self.names.world.leaf_true(leaf),
            None if printed is None else printed.value,
        )

    def untimed(self, quantity: Any, index: tuple[int, ...]) -> str:
        """A timed quantity's symbol without its time, as the head of a column."""
        name = quantity.name
        if isinstance(name, Name) and name.sub:
            sub = tuple(part for part in name.sub if part != str(quantity.t))
            if index:
                sub = (*sub, *(str(i + 1) for i in index))
            return unicode.write(Name(name.base, name.marks, sub, name.sup))
        return unicode.write(name)

    def reading(self) -> Iterator[tuple[str, str]]:
        """The page's names that were read as something the problem calls otherwise."""
        for key, node in self.names.mapped.items():
            yield key, self.names.shown(node)
