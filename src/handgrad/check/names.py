"""names: what a name on the page is: a quantity of the problem, or the page's own.

A name is bound at a place: a later definition shadows an earlier one. With a problem, declared names and aliases come
first, then the structure of the formulas (never a value alone); the mapping that was used is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec
from flint import fmpq

from handgrad.check.judge import Status, Value
from handgrad.check.slip import Candidate
from handgrad.check.term import Term
from handgrad.check.world import Printed, World, evaluate, is_leaf
from handgrad.document import Chain
from handgrad.errors import HandgradError
from handgrad.graph import Node, Role
from handgrad.graph.element import element
from handgrad.notation import At, Call, Derivative, Index, Kind, Name
from handgrad.parse.build import Scope, build
from handgrad.render.formula import plain, unicode

if TYPE_CHECKING:
    from handgrad.check.engine import Engine, Judged, Line
    from handgrad.problem.solution import Solution


class Names:
    """The names of one page, with the problems it is checked against."""

    def __init__(self, solutions: Sequence[Solution]) -> None:
        self.solutions = tuple(solutions)
        self.world = World(self._known)
        self._own: dict[str, Node] = {}  # the page's own names, latest binding
        self._found: dict[str, Node | None] = {}  # what the problems have under a key
        self._mapped: dict[str, Node] = {}  # page names mapped by structure
        self._quantity: dict[Node, tuple[Solution, Any, tuple[int, ...]]] = {}
        self._entries: dict[tuple[Node, tuple[int, ...]], Node] = {}
        self._functions: dict[str, tuple[tuple[str, ...], Kind]] = {}
        self._candidates: list[Candidate] | None = None
        self._busy: set[Node] = set()
        self._kinds: dict[Node, Kind] = {}

    # -- building

    def build(self, kind: Kind) -> Node | None:
        """The node of a formula on the page, or None where its parts do not fit together."""
        try:
            return build(kind, _PageScope(self))
        except HandgradError:
            return None

    def resolve(self, kind: Kind) -> Node:
        """The node a name stands for, here."""
        key = key_of(kind)
        mapped = self._mapped.get(key)
        if mapped is not None:
            return mapped
        own = self._own.get(key)
        if own is not None:
            return own
        found = self._in_problem(kind, key)
        if found is not None:
            return found
        node = Node("unknown", name=kind if isinstance(kind, Name) else Name(plain.write(kind)))
        self._own[key] = node
        self._kinds[node] = kind
        return node

    def _in_problem(self, kind: Kind, key: str) -> Node | None:
        if key in self._found:
            return self._found[key]
        node: Node | None = None
        for solution in self.solutions:
            quantity = solution.find(kind)
            if quantity is not None:
                node = quantity.node
                self._quantity.setdefault(node, (solution, quantity, ()))
                self._kinds.setdefault(node, quantity.name)
                break
        self._found[key] = node
        return node

    def indices(self, shape: tuple[int | str, ...]) -> Iterator[tuple[int, ...]]:
        """Every index of an array of that shape; () for a scalar."""
        return product(*(range(int(size)) for size in shape))

    def entry(self, node: Node, index: tuple[int, ...]) -> Node:
        """One entry of an array as a scalar expression over named leaves; a scalar is itself."""
        if not node.axes:
            return node
        key = (node, index)
        found = self._entries.get(key)
        if found is None:
            found = self._entries[key] = element(node, index)
        return found

    # -- what is known

    def _known(self, leaf: Node) -> Value | None:
        """The true value of a leaf: the problem's, or what the page's own formulas give."""
        owner, index = leaf, ()
        if leaf.op == "element":
            owner, index = leaf.inputs[0], tuple(leaf.attributes["index"])
        if owner in self._quantity:
            solution, quantity, _ = self._quantity[owner]
            return _scalar(solution.exact(quantity, index))
        for solution in self.solutions:
            quantity = solution.owner(owner)
            if quantity is not None:
                self._quantity[owner] = (solution, quantity, ())
                return _scalar(solution.exact(quantity, index))
        if leaf in self._busy:
            return None
        self._busy.add(leaf)
        try:
            for formula in reversed(self.world.formulas.get(leaf, [])):
                value = self.world.true_value(formula)
                if value is not None:
                    return value
        finally:
            self._busy.discard(leaf)
        return None

    def definition(self, leaf: Node) -> Node | None:
        """The expression behind a named leaf, over named leaves; None for data and unknown names."""
        owner, index = leaf, ()
        if leaf.op == "element":
            owner, index = leaf.inputs[0], tuple(leaf.attributes["index"])
        if self._known(leaf) is not None and owner in self._quantity:
            solution, quantity, _ = self._quantity[owner]
            if quantity.role is not Role.DERIVED:
                return None
            found: Node = solution.entry(quantity, index)
            return found if found is not leaf else None
        formulas = self.world.formulas.get(leaf)
        return formulas[-1] if formulas else None

    def is_given(self, leaf: Node | None) -> bool:
        """Whether a leaf is data of the problem."""
        if leaf is None:
            return False
        owner = leaf.inputs[0] if leaf.op == "element" else leaf
        if owner in self._quantity:
            return bool(self._quantity[owner][1].role is not Role.DERIVED)
        return False

    def evaluate(self, node: Node, known: dict[Node, Value]) -> Value | None:
        return evaluate(node, known)

    # -- binding

    def bind(
        self, subject: Node, true: Value | None, judged: Judged | None, index: int | None
    ) -> None:
        """The page has just said what `subject` is."""
        world = self.world
        if true is not None and subject.op == "unknown" and world.true.get(subject) is None:
            world.define(subject, true)
        if judged is not None and index is not None and judged.status is not Status.UNCHECKED:
            world.printed[subject] = Printed(
                judged.written.value,
                judged.status,
                judged.causes,
                judged.number.text,
                index,
                judged.written.place,
                judged.true,
                subject,
                judged.status is Status.GIVEN,
            )
            self._candidates = None

    def settle(
        self, subject: Node | None, lines: Sequence[Line], chain: Chain, engine: Engine
    ) -> Node | None:
        """The quantity a chain is about: a name may be reused for another one further down the page."""
        if subject is None:
            return self._by_structure(lines, chain, engine) if self.solutions else None
        if subject.op == "unknown":
            if self.solutions:
                found = self._by_structure(lines, chain, engine)
                if found is not None:
                    self._map(subject, found)
                    return found
            return self._rebound(subject, lines, engine)
        if self.is_given(subject) and any(line.literals and line.number is None for line in lines):
            found = self._by_structure(lines, chain, engine, like=subject)
            if found is not None:
                return found
        return subject

    def _rebound(self, subject: Node, lines: Sequence[Line], engine: Engine) -> Node:
        """A page name that already has another value is a new thing from here on."""
        true = self.world.true.get(subject)
        if true is None:
            return subject
        first = next((line for line in lines), None)
        if first is None:
            return subject
        value = (
            engine.judged[engine.number_index(first)].written.value
            if first.number is not None
            else self.world.true_value(first.node)
        )
        printed = self.world.printed.get(subject)
        if first.number is not None and printed is not None:
            entry = engine.judged[engine.number_index(first)]
            if entry.written.shows(true) or entry.written.value == printed.value:
                return subject
        elif value is None or engine.same(value, true):
            return subject
        kind = self._kinds.get(subject)
        if kind is None:
            return subject
        node = Node("unknown", name=subject.name)
        self._own[key_of(kind)] = node
        self._kinds[node] = kind
        return node

    def _map(self, subject: Node, found: Node) -> None:
        kind = self._kinds.get(subject)
        if kind is not None:
            self._mapped[key_of(kind)] = found

    def _by_structure(
        self, lines: Sequence[Line], chain: Chain, engine: Engine, like: Node | None = None
    ) -> Node | None:
        """The one quantity whose formula the chain works out, if its numbers prove it."""
        line = next((x for x in lines if x.number is None and len(x.literals) >= 2), None)
        if line is None:
            return None
        fitting = []
        for leaf, expression in self._targets():
            if like is not None and not _related(like, leaf, self):
                continue
            if engine.reads_as(line, expression, leaf):
                fitting.append(leaf)
        values = {str(self.world.leaf_true(leaf)) for leaf in fitting}
        return fitting[0] if fitting and (len(fitting) == 1 or len(values) == 1) else None

    def _targets(self) -> Iterator[tuple[Node, Node]]:
        for solution in self.solutions:
            for quantity in solution.quantities:
                if quantity.role is not Role.DERIVED:
                    continue
                self._quantity.setdefault(quantity.node, (solution, quantity, ()))
                for index in self.indices(quantity.node.shape):
                    leaf = self.entry(quantity.node, index)
                    yield leaf, solution.entry(quantity, index)

    def from_words(self, words: str, lines: Sequence[Line]) -> Node | None:
        """A chain without a name of its own, introduced by words ("Total: …"): the quantity of that name, if any."""
        for solution in self.solutions:
            quantity = solution.named(words)
            if quantity is not None and not quantity.node.axes:
                self._quantity.setdefault(quantity.node, (solution, quantity, ()))
                node: Node = quantity.node
                return node
        return None

    # -- showing

    def shown(self, what: Term | Node) -> str:
        """A term as a person reads it."""
        return unicode.write(notation_of(what.node if isinstance(what, Term) else what, self))

    def candidates(self, engine: Engine) -> list[Candidate]:
        """Every named value in reach: the problem's quantities and the page's own names."""
        if self._candidates is not None:
            return self._candidates
        out: list[Candidate] = []
        for solution in self.solutions:
            for quantity in solution.quantities:
                self._quantity.setdefault(quantity.node, (solution, quantity, ()))
                for index in self.indices(quantity.node.shape):
                    leaf = self.entry(quantity.node, index)
                    out.append(self._candidate(leaf, quantity.symbol, quantity.t))
        for key, node in self._own.items():
            if self.world.leaf_true(node) is not None or node in self.world.printed:
                out.append(self._candidate(node, *_timed(self._kinds[node], key)))
        self._candidates = out
        return out

    def _candidate(self, leaf: Node, symbol: str, time: int | None) -> Candidate:
        printed = self.world.printed.get(leaf)
        return Candidate(
            leaf,
            self.shown(leaf),
            symbol,
            time,
            self.world.leaf_true(leaf),
            None if printed is None else printed.value,
        )


class _PageScope(Scope):
    """What names mean while a formula of the page is built."""
