"""names: what a name on the page is: a quantity of the problem, or the page's own.

A name is bound at a place: a later definition shadows an earlier one. With a problem, declared names and aliases come
first, then the structure of the formulas (never a value alone); the mapping that was used is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec
from flint import arb, fmpq

from handgrad import ops
from handgrad.check.judge import Status, Value
from handgrad.check.naming import named
from handgrad.check.slip import Candidate
from handgrad.check.term import Term
from handgrad.check.world import Printed, World, evaluate, is_leaf
from handgrad.document import Chain
from handgrad.errors import HandgradError
from handgrad.evaluate.element import element
from handgrad.graph import Node, Role
from handgrad.graph.entry import entry as entry_of
from handgrad.notation import Call, Derivative, Index, Kind, Name, children
from handgrad.parse.build import Function, Scope, build
from handgrad.parse.notate import notate
from handgrad.render.formula import plain, unicode

if TYPE_CHECKING:
    from handgrad.check.engine import Engine
    from handgrad.check.records import Judged, Line
    from handgrad.problem.solution import Solution


class Names:
    """The names of one page, with the problems it is checked against."""

    def __init__(self, solutions: Sequence[Solution]) -> None:
        self.solutions = tuple(solutions)
        self.world = World(self._known)
        self.timed = False  # does the page speak of time steps?
        self._own: dict[str, Node] = {}  # the page's own names, latest binding
        self._found: dict[str, Node | None] = {}  # what the problems have under a key
        self._mapped: dict[str, Node] = {}  # page names mapped by structure
        self._quantity: dict[Node, tuple[Solution, Any, tuple[int, ...]]] = {}
        self._entries: dict[tuple[Node, tuple[int, ...]], Node] = {}
        self._candidates: list[Candidate] | None = None
        self._busy: set[Node] = set()
        self._kinds: dict[Node, Kind] = {}
        self._compound: dict[str, Kind] = {}  # compound names by their plain text
        self._functions: dict[str, Function] = {}
        self._scope = Scope(
            functions=self._functions,
            conventions=solutions[0]._steps.scope.conventions if solutions else {},
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
        mapped = self._mapped.get(key)
        if mapped is not None:
            return mapped
        own = self._own.get(key)
        if own is not None:
            return own
        found = self._in_problem(kind, key)
        if found is None and isinstance(kind, Call) and isinstance(kind.function, Name):
            found = self.known_quantity(kind.function)  # E(w) is E
        if found is None and isinstance(kind, Name):
            found = self._own_entry(kind)
        if found is not None:
            return found
        node = Node("unknown", name=kind if isinstance(kind, Name) else Name(key))
        self._own[key] = node
        self._kinds[node] = kind
        return node

    def _own_entry(self, kind: Name) -> Node | None:
        """z_2 where the page said z = [2.0, 1.0, 0.1]."""
        for count in range(1, len(kind.sub) + 1):
            parts = kind.sub[-count:]
            owner = self._own.get(Name(kind.base, kind.marks, kind.sub[:-count], kind.sup).key)
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

    def learn(self, chain: Chain) -> bool:
        """`J(θ) = θ²` defines a function; True if this chain was one."""
        first = chain.links[0].body
        if (
            len(chain.links) < 2
            or not isinstance(first, Call)
            or not isinstance(first.function, Name)
        ):
            return False
        if not all(isinstance(a, Name) for a in first.arguments) or not first.arguments:
            return False
        keys = tuple(a.key for a in first.arguments if isinstance(a, Name))
        body = chain.links[1].body
        if self.known_quantity(first.function) is not None or first.function.key in ops.spellings():
            return False
        if not set(keys) & {k.key for k in _names_in(body)} or self._valued(keys):
            return False
        self._functions[first.function.key] = Function(keys, body)
        return True

    def _valued(self, keys: tuple[str, ...]) -> bool:
        """Whether these are quantities with values, so that f(x) is a value and not a definition."""
        return any(
            key in self._own and self.world.leaf_true(self._own[key]) is not None for key in keys
        )

    def _in_problem(self, kind: Kind, key: str) -> Node | None:
        if key in self._found:
            return self._found[key]
        node: Node | None = None
        for solution in self.solutions:
            quantity = solution.find(_joined(kind))
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
        if not node.axes and not _holds_array(node):
            return node
        key = (node, index)
        found = self._entries.get(key)
        if found is None:
            made = entry_of(node, index) if is_leaf(node) else element(node, index)
            found = self._entries[key] = made
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
        for solution in self.solutions if owner.op != "unknown" else ():
            quantity = solution.owner(owner)
            if quantity is not None:
                self._quantity[owner] = (solution, quantity, ())
                return _scalar(solution.exact(quantity, index))
        if self.solutions and isinstance(owner.name, Derivative) and owner.inputs:
            return _scalar(self.solutions[0].exact(leaf))  # a link of a chain rule, not asked for
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
        self._known(leaf)  # finds the quantity the leaf belongs to
        if owner in self._quantity:
            solution, quantity, _ = self._quantity[owner]
            if quantity.role is not Role.DERIVED:
                return None
            return self._bare(leaf, solution.entry(quantity, index))
        if isinstance(owner.name, Derivative) and owner.inputs:
            return self._beneath(leaf)
        formulas = self.world.formulas.get(leaf)
        return formulas[-1] if formulas else None

    def is_free(self, leaf: Node) -> bool:
        """Whether a name has no value of its own because it ranges over the rows of a table."""
        return leaf.op != "unknown" and any(s.is_open(leaf) for s in self.solutions)

    def expanded(self, leaf: Node) -> Node | None:
        """A derivative's formula with the derivatives in it replaced by theirs: ∂o₂/∂z·o₁ becomes o₂·(1 − o₂)·o₁."""
        formula = self.definition(leaf)
        if formula is None:
            return None
        for _ in range(_DEEPEST):
            inner = {
                part: behind
                for part in self.world.leaves(formula)
                if isinstance(self.printed_kind(part), Derivative)
                and (behind := self.definition(part)) is not None
            }
            if not inner or len(self.world.leaves(formula)) > _WIDEST:
                break
            formula = _replaced(formula, dict(inner))
        return formula

    def _bare(self, leaf: Node, expression: Node) -> Node | None:
        """What stands behind a name; a scalar that is its own expression without its name."""
        if expression.op == "same":
            return self._beneath(expression.inputs[0])
        if expression is not leaf:
            return expression
        if not leaf.inputs or leaf.op == "element":
            return None
        return self._unnamed(leaf)

    def _beneath(self, node: Node) -> Node | None:
        """What a value is computed from that only carries a second name."""
        if node.op == "element":
            owner = node.inputs[0]
            if owner.name is None or not owner.inputs:
                return None
            whole = self._unnamed(owner)
            found = element(whole, tuple(node.attributes["index"]))
        elif node.name is not None and node.inputs:
            found = self._unnamed(node)
        else:
            found = node
        return self._beneath(found.inputs[0]) if found.op == "same" else found

    def _unnamed(self, node: Node) -> Node:
        found = self._entries.get((node, (-1,)))
        if found is None:
            found = self._entries[(node, (-1,))] = msgspec.structs.replace(
                node, name=None, memo=None
            )
        return found

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
        again = self._stated_anew(subject, lines, engine)
        if again is not None:
            return again
        if self.is_given(subject) and any(line.literals and line.number is None for line in lines):
            found = self._by_structure(lines, chain, engine, like=subject)
            if found is not None:
                return found
        return subject

    def _stated_anew(self, subject: Node, lines: Sequence[Line], engine: Engine) -> Node | None:
        """`y_pred = 1` after `y_pred = 0`: the related quantity (y_pred⁺) that has this value, if there is one."""
        if subject not in self.world.printed or any(line.number is None for line in lines):
            return None
        entry = engine.judged[engine.number_index(lines[0])]
        true = self.world.leaf_true(subject)
        if true is None or entry.written.shows(true):
            return None
        if entry.written.value == self.world.printed[subject].value:
            return None
        fitting = []
        for leaf, _ in self._targets():
            other = self.world.leaf_true(leaf)
            if _related(subject, leaf, self) and other is not None and entry.written.shows(other):
                fitting.append(leaf)
        return fitting[0] if len(fitting) == 1 else None

    def _rebound(self, subject: Node, lines: Sequence[Line], engine: Engine) -> Node:
        """A page name that already has another value is a new thing from here on."""
        true = self.world.true.get(subject)
        if true is None:
            return subject
        first = next((line for line in lines), None)
        if first is None or subject not in self.world.printed:
            return subject  # a formula alone is no second thing: here come its numbers
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

    def printed_kind(self, node: Node) -> Kind | None:
        """The name under which a leaf is printed."""
        kind = self._kinds.get(node)
        if kind is not None:
            return kind
        if node.op == "element":
            owner, index = node.inputs[0], tuple(node.attributes["index"])
            name = self.printed_kind(owner)
            if isinstance(name, Name):
                if len(owner.shape) == 1 and owner.shape[0] == 1:
                    return name
                return Name(
                    name.base, name.marks, (*name.sub, *(str(i + 1) for i in index)), name.sup
                )
            return None
        for solution in self.solutions:
            quantity = solution.owner(node)
            if quantity is not None:
                self._kinds[node] = quantity.name
                named: Kind = quantity.name
                return named
        return node.name if is_leaf(node) else None

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
            if engine.readings.reads_as(line, expression, leaf):
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
                    expression = self._bare(leaf, solution.entry(quantity, index))
                    if expression is not None:
                        yield leaf, expression

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
                out.append(self._candidate(node, *self._timed(node, key)))
        self._candidates = out
        return out

    def _timed(self, node: Node, key: str) -> tuple[str, int | None]:
        """h_2 is the symbol h at time 2, on a page that speaks of time steps."""
        kind = self._kinds[node]
        if self.timed and isinstance(kind, Name) and len(kind.sub) == 1 and kind.sub[0].isdecimal():
            return Name(kind.base, kind.marks, (), kind.sup).key, int(kind.sub[0])
        return key, None

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

    def untimed(self, quantity: Any, index: tuple[int, ...]) -> str:
        """A timed quantity's symbol without its time, as the head of a column."""
        name = quantity.name
        if isinstance(name, Name) and name.sub:
            sub = tuple(part for part in name.sub if part != str(quantity.t))
            if index and quantity.node.size > 1:
                sub = (*sub, *(str(i + 1) for i in index))
            return unicode.write(Name(name.base, name.marks, sub, name.sup))
        return unicode.write(name)

    def reading(self) -> Iterator[tuple[str, str]]:
        """The page's names that were read as something the problem calls otherwise."""
        for key, node in self._mapped.items():
            yield key, self.shown(node)

    # -- for tables

    def known_quantity(self, kind: Kind) -> Node | None:
        """What a name stands for if it is already known, without making it a name of the page."""
        key = key_of(kind)
        found = self._mapped.get(key) or self._own.get(key)
        return found if found is not None else self._in_problem(kind, key)

    def behind(self, leaf: Node) -> Node | None:
        """The formula of a leaf, also where its value depends on an example's data."""
        for solution in self.solutions:
            quantity = solution.owner(leaf)
            if quantity is not None and quantity.role is Role.DERIVED:
                return self._bare(leaf, solution.entry(quantity, ()))
        formulas = self.world.formulas.get(leaf)
        return formulas[-1] if formulas else None

    def value_with(
        self, leaf: Node, known: dict[Node, Value], anew: Node | None = None, depth: int = 0
    ) -> Value | None:
        """A leaf's value when an example sets some others; `anew` is computed even if it is among the known."""
        if leaf in known and leaf is not anew:
            return known[leaf]
        expression = self.behind(leaf)
        if expression is None or depth > 30:
            return self.world.leaf_true(leaf)
        values: dict[Node, Value] = {}
        for part in self.world.leaves(expression):
            value = self.value_with(part, known, None, depth + 1)
            if value is None:
                return None
            values[part] = value
        return evaluate(expression, values)


def _holds_array(node: Node) -> bool:
    """Whether a scalar expression is computed from arrays (w·x + b) and has to be written out entry by entry."""
    if is_leaf(node):
        return False
    return any(part.axes or _holds_array(part) for part in node.inputs)


_DEEPEST, _WIDEST = 4, 40


def _replaced(node: Node, known: dict[Node, Node]) -> Node:
    """The expression with some of its leaves replaced."""
    found = known.get(node)
    if found is not None:
        return found
    if is_leaf(node):
        return node
    inputs = tuple(_replaced(part, known) for part in node.inputs)
    if any(a is not b for a, b in zip(inputs, node.inputs, strict=True)):
        node = msgspec.structs.replace(node, inputs=inputs, memo=None)
    return node


def key_of(kind: Kind) -> str:
    """One string for whatever can be a name on a page: C̃_1, ∂E/∂w_2, a1[0], ∂L/∂w|_{t=2}."""
    return kind.key if isinstance(kind, Name) else plain.write(kind)


def notation_of(node: Node, names: Names) -> Kind:
    """A node as notation: numbers as they stood on the page, quantities by their printed names."""

    def written(at: Node) -> Kind | None:
        known = names.printed_kind(at)
        return known

    return notate(node, written)


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


def _scalar(value: object) -> Value | None:
    return value if isinstance(value, (fmpq, arb)) else None


def _related(like: Node, leaf: Node, names: Names) -> bool:
    """Whether a quantity may be the new value of another one: w_1^+ of w_1."""
    mine, theirs = names.printed_kind(like), names.printed_kind(leaf)
    return (
        isinstance(mine, Name)
        and isinstance(theirs, Name)
        and mine.base == theirs.base
        and mine.sub == theirs.sub
        and mine.key != theirs.key
    )


def _names_in(kind: Kind) -> Iterator[Name]:
    if isinstance(kind, Name):
        yield kind
    for child in children(kind):
        yield from _names_in(child)
