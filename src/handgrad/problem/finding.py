"""finding: which quantity a piece of notation means: names, aliases, times, entries.

Looked up in this order: the printed name, the course's other names, the name in the file or
catalogue, an entry of one
of these (x_{1,2} is entry 2 at time 1, w_{12} row 1 column 2, a[0] the first), a time in a
bracketed superscript, and last the same with its number run together with the letters: h1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from handgrad.graph.entry import entry
from handgrad.graph.node import Node
from handgrad.notation import Index, Kind, Name, Number
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Problem
from handgrad.problem.rename import at, offset
from handgrad.problem.written import notation


class Finder:
    """The quantities of a problem by everything they may be called."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.quantities: list[Quantity] = []
        self.nodes: dict[Node, Quantity] = {}
        self.printed: dict[str, Quantity] = {}
        self.aliases: dict[str, Quantity] = {}
        self.symbols: dict[str, Quantity] = {}
        self.kinds: dict[Kind, Quantity] = {}

    def learn(self, made: Mapping[str, Quantity]) -> None:
        """Take in what was worked out since the last time."""
        if len(made) == len(self.quantities):
            return
        for quantity in list(made.values())[len(self.quantities) :]:
            self.quantities.append(quantity)
            self.add(quantity)

    def add(self, quantity: Quantity) -> None:
        """Take a quantity in."""
        self.nodes[quantity.node] = quantity
        if not isinstance(quantity.name, Name):
            return
        self.printed.setdefault(quantity.name.key, quantity)
        for alias in self.problem.aliases.get(quantity.symbol, ()):
            for name in timed(alias, quantity.t):
                self.aliases.setdefault(name.key, quantity)
            if not isinstance(alias, Name) and quantity.t is None:
                self.kinds.setdefault(alias, quantity)
        if quantity.symbol in self.problem.aliases:
            for name in timed(notation(quantity.symbol), quantity.t):
                self.symbols.setdefault(name.key, quantity)

    def find(self, kind: Kind) -> Quantity | None:
        """The quantity, None if no quantity is called so."""
        match kind:
            case Name():
                return self.name(kind)
            case Index(body=body, at=places):
                owner, index = self.find(body), whole_index(places)
                return part(owner, index) if owner is not None and index is not None else None
        return self.kinds.get(kind)

    def name(self, name: Name) -> Quantity | None:
        """The quantity of a name, an entry of one, or one at the only step there is."""
        found = self._whole(name)
        if found is not None:
            return found
        if self.problem.steps == 1:
            if offset(name) is not None:
                return self.name(at(name, 1))
            found = self._whole(Name(name.base, name.marks, (*name.sub, "1"), name.sup))
            if found is not None and found.t == 1:
                return found
        if name.sup and name.sup[-1][:1] in "([<⟨" and name.sup[-1][1:-1].isdecimal():
            as_sub = Name(name.base, name.marks, (*name.sub, name.sup[-1][1:-1]), name.sup[:-1])
            found = self._whole(as_sub)
            if found is not None:
                return found
        return self._entry(name) or self._run_together(name)

    def _run_together(self, name: Name) -> Quantity | None:
        """h1 and w12, as plain text and code write h_1 and w_12; and o_1 where the file says o1."""
        letters = name.base.rstrip("0123456789")
        if letters and letters != name.base and not name.sub:
            apart = Name(letters, name.marks, (name.base[len(letters) :],), name.sup)
            return self._whole(apart) or self._entry(apart)
        if letters == name.base and len(name.sub) == 1 and name.sub[0].isdecimal():
            return self._whole(Name(name.base + name.sub[0], name.marks, (), name.sup))
        return None

    def _whole(self, name: Name) -> Quantity | None:
        key = name.key
        return self.printed.get(key) or self.aliases.get(key) or self.symbols.get(key)

    def _entry(self, name: Name) -> Quantity | None:
        """The last numbers of the subscript as an index, the shortest index first."""
        for sub in _spelled(name.sub):
            for cut in range(len(sub) - 1, -1, -1):
                tail = sub[cut:]
                if not all(p.isdecimal() for p in tail):
                    break
                owner = self._whole(Name(name.base, name.marks, sub[:cut], name.sup))
                found = part(owner, tuple(int(p) - 1 for p in tail)) if owner is not None else None
                if found is not None:
                    return found
        return None


def timed(alias: Kind, t: int | None) -> Iterator[Name]:
    """A name with its step put where people put it: behind (h_{f,2}) or before (h_{2,f}) the other
    subscripts."""
    if not isinstance(alias, Name):
        return
    if t is None:
        yield alias
        return
    if offset(alias) is not None:
        yield at(alias, t)
        return
    yield Name(alias.base, alias.marks, (*alias.sub, str(t)), alias.sup)
    if alias.sub:
        yield Name(alias.base, alias.marks, (str(t), *alias.sub), alias.sup)
        joined = "".join(alias.sub)
        yield Name(alias.base, alias.marks, (f"{joined}{t}",), alias.sup)


def part(owner: Quantity, index: tuple[int, ...]) -> Quantity | None:
    """An entry (or a row) of a quantity as a quantity; None if there is no such entry."""
    whole = owner.shape
    if not index or len(index) > len(whole):
        return None
    if any(not 0 <= i < size for i, size in zip(index, whole, strict=False)):
        return None
    name = owner.name
    if isinstance(name, Name):
        name = Name(name.base, name.marks, (*name.sub, *(str(i + 1) for i in index)), name.sup)
    node, at = owner.node, index
    while node.op == "index" and node.name is None:  # a row of W: its entry is one of W
        node, at = node.inputs[0], (*node.attributes["at"], *at)
    return msgspec.structs.replace(
        owner, name=name, node=entry(node, at), index=(*owner.index, *index), formula=None
    )


def _spelled(sub: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A subscript as it stands, and with its last part apart: w_{12} is w_{1,2}, W_{f1} is
    W_{f,1}."""
    yield sub
    if sub and sub[-1].isdecimal() and len(sub[-1]) > 1:
        yield (*sub[:-1], *sub[-1])
    if sub and sub[-1][:1].isalpha() and sub[-1][1:].isdecimal():
        yield (*sub[:-1], sub[-1][0], *sub[-1][1:])


def whole_index(places: Sequence[Kind]) -> tuple[int, ...] | None:
    """The numbers in square brackets, counted from 0; None if they are not all plain numbers."""
    index = [int(p.text) for p in places if isinstance(p, Number) and p.text.isdecimal()]
    return tuple(index) if len(index) == len(places) else None
