"""names: what a name on the page is: a quantity of the problem, or the page's own.

A name is bound at a place: a later definition shadows an earlier one. With a problem, declared
names and aliases come first, then the structure of the formulas (never a value alone); the mapping
that was used is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handgrad.check.binding import Binding
from handgrad.check.candidates import Candidates
from handgrad.check.known import Known
from handgrad.check.naming import key_of, named
from handgrad.check.spelling import Spelling
from handgrad.errors import HandgradError
from handgrad.graph import Node
from handgrad.notation import Call, Derivative, Fence, Index, Kind, Name, Product, Sum
from handgrad.parse.build import Function, Scope, build
from handgrad.parse.mentions import names

if TYPE_CHECKING:
    from handgrad.problem.solution import Solution


class Names(Known):
    """The names of one page, with the problems it is checked against."""

    def __init__(self, solutions: Sequence[Solution]) -> None:
        super().__init__(solutions)
        self.timed = False  # does the page speak of time steps?
        self.own: dict[str, Node] = {}  # the page's own names, latest binding
        self._found: dict[str, Node | None] = {}  # what the problems have under a key
        self.mapped: dict[str, Node] = {}  # page names mapped by structure
        self.spelling = Spelling(solutions)
        self.binding = Binding(self)
        self.candidates = Candidates(self)
        self._compound: dict[str, Kind] = {}  # compound names by their plain text
        self.functions: dict[str, Function] = {}
        self._scope = Scope(
            functions=self.functions,
            conventions=solutions[0].conventions.for_building() if solutions else {},
            find=self._find,
        )

    # -- building

    def build(self, kind: Kind) -> Node | None:
        """The node of a formula on the page, or None where its parts do not fit together."""
        try:
            return build(named(kind, self._compound, self._defines), self._scope)
        except HandgradError:
            return None

    def _defines(self, function: Name) -> bool:
        return function.key in self._scope.functions

    def _find(self, name: Name) -> Node | None:
        return self.resolve(self._compound.get(name.base, name))

    def resolve(self, kind: Kind) -> Node:
        """The node a name stands for, here."""
        key = key_of(kind)
        mapped = self.mapped.get(key)
        if mapped is not None:
            return mapped
        own = self.own.get(key)
        if own is not None:
            return own
        found = self._in_problem(kind, key)
        if found is None and isinstance(kind, Call) and isinstance(kind.function, Name):
            found = self._times_bracket(kind, kind.function)
            if not any(isinstance(each, Sum | Product) for each in kind.arguments):
                found = found or self.known_quantity(kind.function)  # E(w) is E, not np(1 − p)
        if found is None and isinstance(kind, Name):
            found = self._own_entry(kind)
        if found is not None:
            return found
        node = Node("unknown", name=kind if isinstance(kind, Name) else Name(key))
        self.own[key] = node
        self.kinds[node] = kind
        return node

    def _times_bracket(self, kind: Call, name: Name) -> Node | None:
        """g (a − b) is a product where the page gives the number g and knows a and b."""
        node, argument = self.known_quantity(name), kind.arguments[0]
        said = None if node is None else self.world.printed.get(node)
        if said is None or not said.given or len(kind.arguments) > 1 or isinstance(argument, Name):
            return None
        inside = list(names(argument))
        if not inside or any(self.known_quantity(each) is None for each in inside):
            return None
        return self.build(Product((name, Fence("round", argument)), ("", "·"), span=kind.span))

    def _own_entry(self, kind: Name) -> Node | None:
        """z_2 where the page said z = [2.0, 1.0, 0.1]."""
        for count in range(1, len(kind.sub) + 1):
            parts = kind.sub[-count:]
            owner = self.own.get(Name(kind.base, kind.marks, kind.sub[:-count], kind.sup).key)
            if owner is None or not owner.axes or not all(p.isdecimal() for p in parts):
                continue
            if count == 1 and len(owner.axes) == len(parts[0]) > 1:
                parts = tuple(parts[0])
            at = tuple(int(part) - 1 for part in parts)
            if len(at) == len(owner.axes) and all(
                0 <= i < int(size) for i, size in zip(at, owner.shape, strict=True)
            ):
                return self.entry(owner, at)
        return None

    def _in_problem(self, kind: Kind, key: str) -> Node | None:
        if key in self._found:
            return self._found[key]
        joined = _joined(kind)
        pairs = ((solution, solution.find(joined)) for solution in self.solutions)
        found = next(((s, quantity) for s, quantity in pairs if quantity is not None), None)
        if found is None and isinstance(kind, Name) and self.solutions:
            found = self.spelling.find(kind)
        if found is None and isinstance(kind, Derivative) and self.mapped:
            called = self._of_mapped(kind)
            return None if called is None else self._in_problem(called, key_of(called))
        node: Node | None = None
        if found is not None:
            solution, quantity = found
            node = quantity.node
            self.quantity.setdefault(node, (solution, quantity, ()))
            self.kinds.setdefault(node, quantity.name)
        self._found[key] = node
        return node

    def _of_mapped(self, kind: Derivative) -> Derivative | None:
        """∂E/∂w for ∂L/∂w, where L was found to be E."""
        of = None if kind.of is None else self._meant(kind.of)
        by = tuple(map(self._meant, kind.by))
        if of is kind.of and all(a is b for a, b in zip(by, kind.by, strict=True)):
            return None
        return Derivative(of, by, kind.style, kind.span)

    def _meant(self, kind: Kind) -> Kind:
        node = self.mapped.get(key_of(kind)) if isinstance(kind, Name) else None
        found = None if node is None else self.printed_kind(node)
        return found if isinstance(found, Name) else kind

    def meant(self) -> set[Node]:
        """What the problems' names that the page uses so far stand for, and the mapped ones."""
        return {node for node in self._found.values() if node} | set(self.mapped.values())

    # -- for tables

    def known_quantity(self, kind: Kind) -> Node | None:
        """What a name stands for if it is already known, without making it a name of the page."""
        key = key_of(kind)
        found = self.mapped.get(key) or self.own.get(key)
        return found if found is not None else self._in_problem(kind, key)


def _joined(kind: Kind) -> Kind:
    """W1[0][1] is the entry W1[0, 1], also inside a derivative."""
    match kind:
        case Index(body=Index() as inner, at=at):
            whole = _joined(inner)
            assert isinstance(whole, Index)
            return Index(whole.body, (*whole.at, *at), kind.span)
        case Derivative(of=of, by=by, style=style):
            return Derivative(of, tuple(_joined(b) for b in by), style, kind.span)
        case _:
            return kind
