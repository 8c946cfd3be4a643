"""binding: what the page's chains say of its names: a name is bound at a place.

A later definition shadows an earlier one; a chain without a known name is the quantity whose
formula it works out, if its numbers prove it (the structure decides, never a value alone).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from handgrad import ops
from handgrad.check import told
from handgrad.check.judge import Status, Value, as_float
from handgrad.check.naming import key_of
from handgrad.check.structure import Structure, related
from handgrad.document import Chain
from handgrad.graph import Node
from handgrad.late import late
from handgrad.notation import At, Call, Kind, Name, children
from handgrad.parse.build import Function

if TYPE_CHECKING:
    from handgrad.check.engine import Engine
    from handgrad.check.names import Names
    from handgrad.check.records import Judged, Line


_ANSWER = late(r"(?i:answer|respuesta|resposta|réponse|antwort|答案)\W*$")
_NEARLY = 0.01  # two statements of one value may differ so much by their rounding


class Binding:
    """Binds the names of one page."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.structure = Structure(names)

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
        if (
            self.names.known_quantity(first.function) is not None
            or first.function.key in ops.spellings()
        ):
            return False
        if not set(keys) & {k.key for k in _names_in(body)} or self._valued(keys):
            return False
        self.names.functions[first.function.key] = Function(keys, body)
        return True

    def _valued(self, keys: tuple[str, ...]) -> bool:
        """Whether these are quantities with values, so that f(x) is a value, no definition."""
        return any(
            key in self.names.own and self.names.world.leaf_true(self.names.own[key]) is not None
            for key in keys
        )

    def bind(
        self, subject: Node, true: Value | None, judged: Judged | None, index: int | None
    ) -> None:
        """The page has just said what `subject` is."""
        world = self.names.world
        own = subject.op == "unknown" or _is_own_entry(subject)
        if true is not None and own and world.true.get(subject) is None:
            world.define(subject, true)
        if judged is not None and index is not None:
            given = judged.status is Status.GIVEN
            world.say(subject, judged.printed(index, judged.true, subject, given))
            self.names.candidates.forget()

    def array(self, links: Sequence[Node | None], said: Kind) -> Node | None:
        """The page's own name that a chain sets equal to an array: an array from here on.

        `x = [1, 2]` makes x_1 and x_2 its entries; a name that had another shape means a new thing.

        said  the name as it is written
        """
        name, *rest = links
        if name is None or not (name.op == "unknown" or _is_own_entry(name)):
            return None
        shaped = next((node for node in rest if node is not None and node.axes), None)
        if shaped is None or (name.shape == shaped.shape and not self._differs(name, shaped)):
            return None
        kind = said if name.op == "element" else self.names.kinds.get(name)
        if kind is None:
            return None
        called = kind if isinstance(kind, Name) else Name(key_of(kind))
        node = Node("unknown", axes=shaped.axes, name=called)
        self.names.own[key_of(kind)] = node
        self.names.kinds[node] = kind
        return node

    def _differs(self, name: Node, array: Node) -> bool:
        """Whether an array that was stated before is now said to be something else."""
        world = self.names.world
        for index in self.names.indices(name.shape):
            entry = self.names.entry(name, index)
            known, printed = world.true_float(entry), world.printed.get(entry)
            value = world.true_float(self.names.entry(array, index))
            if known is None or value is None:
                continue
            about = known if printed is None else as_float(printed.value)
            if abs(value - known) > _NEARLY * abs(known) and value != about:
                return True
        return False

    def settle(
        self, subject: Node | None, lines: Sequence[Line], chain: Chain, engine: Engine
    ) -> Node | None:
        """The quantity a chain is about: a name may be reused for another one further down the
        page.
        """
        if subject is None:
            found = self.structure.quantity(lines, engine) if self.names.solutions else None
            return None if found is not None and self._stands_alone(found, lines, engine) else found
        if subject.op == "unknown":
            if self.names.solutions and not isinstance(self.names.kinds.get(subject), At):
                found = self.structure.quantity(lines, engine)
                if found is not None:  # (a share of one step is not the whole gradient)
                    self._map(subject, found)
                    self.structure.learn(found, lines, engine)
                    return found
            return (
                subject if answers(chain, engine) else self._rebound(subject, lines, chain, engine)
            )
        other = self._other_meaning(subject, lines, chain, engine)
        if other is not None:
            return other
        again = self._stated_anew(subject, lines, engine)
        if again is not None:
            return again
        if self.names.is_given(subject) and any(
            line.literals and line.number is None for line in lines
        ):
            found = self.structure.quantity(lines, engine, like=subject)
            if found is not None:
                return found
        return subject

    def _stands_alone(self, found: Node, lines: Sequence[Line], engine: Engine) -> bool:
        """Whether a chain without a name begins with a formula of the problem's own quantities
        whose value it gives, and that is not the quantity it looks like: a share of a sum."""
        last = lines[-1]
        true = self.names.world.leaf_true(found)
        if last.number is None or true is None or lines[0].literals:
            return False
        written = engine.judged[engine.number_index(last)].written
        own = self.names.world.true_value(lines[0].node)
        return own is not None and written.shows(own) and not written.shows(true)

    def _other_meaning(
        self, subject: Node, lines: Sequence[Line], chain: Chain, engine: Engine
    ) -> Node | None:
        """The quantity a page means by a name of the problem, where its result is not the
        problem's value.
        """
        last = lines[-1]
        true = self.names.world.leaf_true(subject)
        if last.number is None or true is None or self.names.is_given(subject):
            return None
        if engine.judged[engine.number_index(last)].written.shows(true):
            return None
        key = key_of(chain.links[0].body)
        found = self.structure.other_meaning(subject, key, lines, engine)
        if found is not None:
            self.names.mapped[key] = found
            self.structure.learn(found, lines, engine)
        return found

    def _stated_anew(self, subject: Node, lines: Sequence[Line], engine: Engine) -> Node | None:
        """`y_pred = 1` after `y_pred = 0`: the related quantity (y_pred⁺) that has this value, if
        there is one.
        """
        if subject not in self.names.world.printed or any(line.number is None for line in lines):
            return None
        entry = engine.judged[engine.number_index(lines[0])]
        true = self.names.world.leaf_true(subject)
        if true is None or entry.written.shows(true):
            return None
        if entry.written.value == self.names.world.printed[subject].value:
            return None
        fitting = []
        for leaf, _ in self.structure.targets():
            other = self.names.world.leaf_true(leaf)
            if (
                related(subject, leaf, self.names)
                and other is not None
                and entry.written.shows(other)
            ):
                fitting.append(leaf)
        return fitting[0] if len(fitting) == 1 else None

    def _rebound(self, subject: Node, lines: Sequence[Line], chain: Chain, engine: Engine) -> Node:
        """A page name that already has another value is a new thing from here on."""
        true = self.names.world.true.get(subject)
        first = next((line for line in lines), None)
        if first is None:
            return subject
        if len(lines) == 1 and first.number is not None and self._anew(subject, chain, engine):
            entry = engine.judged[engine.number_index(first)]
            known = self.names.world.leaf_true(subject)
            if known is not None and not entry.written.shows(known):
                return self._new(subject)
        if true is None or subject not in self.names.world.printed:
            return subject  # a formula alone is no second thing: here come its numbers
        value = (
            engine.judged[engine.number_index(first)].written.value
            if first.number is not None
            else self.names.world.true_value(first.node)
        )
        printed = self.names.world.printed.get(subject)
        if first.number is not None and printed is not None:
            entry = engine.judged[engine.number_index(first)]
            if entry.written.shows(true) or entry.written.value == printed.value:
                return subject
        elif value is None or engine.same(value, true):
            return subject
        return self._new(subject)

    def _anew(self, subject: Node, chain: Chain, engine: Engine) -> bool:
        """Whether a bare `x = 3` of a page without a problem may be a new x: in running text, for
        a name that has several values, or where the formula before it was one of numbers and is
        done with.
        """
        if self.names.solutions or engine.last is subject:
            return False
        return (
            chain.context == "prose"
            or not engine.steady.all([subject])
            or (
                subject not in self.names.world.printed
                and not self.names.world.formulas.get(subject)
            )
        )

    def _new(self, subject: Node) -> Node:
        """Another thing of the same name."""
        kind = self.names.kinds.get(subject)
        if kind is None:
            return subject
        node = Node("unknown", name=subject.name)
        self.names.own[key_of(kind)] = node
        self.names.kinds[node] = kind
        return node

    def _map(self, subject: Node, found: Node) -> None:
        kind = self.names.kinds.get(subject)
        if kind is not None:
            self.names.mapped[key_of(kind)] = found

    def from_words(self, words: str, lines: Sequence[Line]) -> Node | None:
        """A chain without a name of its own, introduced by words ("Total: …"): the quantity of
        that name, if any.
        """
        for solution in self.names.solutions:
            quantity = solution.named(words) or solution.named(told.spoken_of(words))
            if quantity is not None and not quantity.node.axes:
                self.names.quantity.setdefault(quantity.node, (solution, quantity, ()))
                node: Node = quantity.node
                return node
        return None


def answers(chain: Chain, engine: Engine) -> bool:
    """Whether this is the page's answer, which speaks of what it has worked out: a number that
    stands nowhere else on it.
    """
    if len(chain.links) != 2 or not _ANSWER.search(chain.words):
        return False
    index = engine.index_at(chain.links[1].body.span[0])
    if index is None or engine.judged[index].number.number.decimals < 2:
        return False  # y = 1 may be the class that 0.7311 stands for
    return not engine.world.copied(engine.judged[index].number.number.text)


def _is_own_entry(node: Node) -> bool:
    """Whether this is an entry of an array that only the page names."""
    return node.op == "element" and node.inputs[0].op == "unknown"


def _names_in(kind: Kind) -> Iterator[Name]:
    if isinstance(kind, Name):
        yield kind
    for child in children(kind):
        yield from _names_in(child)
