"""structure: which quantity of the problem a chain works out, told by how its lines are built.

A page calls things by its own names. A line in names that are known is looked up by its form; a
line of numbers has to be the formula of exactly one quantity, with that quantity's operands in
their places. From a line in names beside the same line in numbers the other names are learnt:
where 0.32 stands for v_1, w_5 is v_1. A value alone never names anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from handgrad.check.ends import is_leaf
from handgrad.check.forms import form, side_by_side
from handgrad.check.naming import key_of
from handgrad.check.pairing import LOOSE, MISFIT
from handgrad.check.term import Flattener, Term
from handgrad.graph import Node, Role
from handgrad.notation import Derivative, Name

if TYPE_CHECKING:
    from handgrad.check.engine import Engine
    from handgrad.check.names import Names
    from handgrad.check.records import Line


class Structure:
    """Finds quantities by the structure of lines."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._forms: dict[int, list[Node]] | None = None
        self.learnt: dict[Node, Node] = {}  # names of the page and what they turned out to be
        self._claims: dict[Node, set[str]] | None = None
        self._made: list[tuple[Node, Node]] | None = None

    def quantity(
        self, lines: Sequence[Line], engine: Engine, like: Node | None = None
    ) -> Node | None:
        """The one quantity that the lines of a chain work out; None if there is none, or several.

        like   only the new values of this quantity: w_1^+ of w_1
        """
        unclear: list[Line] = []
        for line in lines:
            if line.number is not None:
                continue
            leaves = self.names.world.leaves(line.node)
            if any(leaf.op == "unknown" for leaf in leaves):
                unclear.append(line)
                continue
            fitting = self._same_form(line) if leaves else self._worked_out(line, engine, like)
            if like is not None:
                fitting = [leaf for leaf in fitting if related(like, leaf, self.names)]
            if len(fitting) == 1 or self._is_one_value(fitting):
                return fitting[0]
        for line in unclear if like is None else ():
            fitting = self._same_but_for_names(line, engine)
            if self._is_one_value(fitting):
                return fitting[0]
        return None

    def _is_one_value(self, leaves: list[Node]) -> bool:
        return len({str(self.names.world.leaf_true(leaf)) for leaf in leaves}) == 1

    def _same_but_for_names(self, line: Line, engine: Engine) -> list[Node]:
        """The quantities whose formula a line is, if names that are not known yet may stand for
        data: `w_5 out_1 + w_6 out_2 + b` with out_1 and out_2 known.
        """
        known = {n for n in self.names.world.leaves(line.node) if n.op != "unknown"}
        if not any(self.names.definition(leaf) for leaf in known):
            return []
        taken = set(self.names.mapped.values())
        fitting = []
        for leaf, expression in self.targets():
            beside = side_by_side(line.term, engine.flat(expression)) or ()
            stands: dict[Node, Node] = {}
            if beside and all(
                _goes(mine.node, theirs.node, taken)
                and stands.setdefault(mine.node, theirs.node) is theirs.node
                for mine, theirs in beside
            ):
                fitting.append(leaf)
        return fitting

    def _same_form(self, line: Line) -> list[Node]:
        """The quantities whose formula this line is, in known names."""
        if self._forms is None:
            self._forms = {}
            flat = Flattener()
            for leaf, expression in self.targets():
                self._forms.setdefault(form(flat(expression)), []).append(leaf)
        return self._forms.get(form(line.term), [])

    def _worked_out(self, line: Line, engine: Engine, like: Node | None) -> list[Node]:
        """The quantities whose formula the numbers of a line are."""
        if not line.literals:
            return []
        fitting = (
            leaf
            for leaf, expression in self.targets()
            if (like is None or related(like, leaf, self.names))
            and engine.readings.reads_as(line, expression, leaf)
        )
        return list(dict.fromkeys(fitting))

    def other_meaning(
        self, subject: Node, key: str, lines: Sequence[Line], engine: Engine
    ) -> Node | None:
        """What a page means by a name that the problem uses for something else: the quantity its
        lines work out, if the page works the problem's one out under another name.
        """
        numeric = [line for line in lines if line.numeric]
        definition = self.names.definition(subject)
        if definition is not None and numeric:
            if engine.readings.matched(numeric[0], definition).cost <= MISFIT + LOOSE / 4:
                return None  # the problem's own formula, with a slip
        found = self.quantity(numeric, engine)
        if found is None or found is subject:
            return None
        claims = self._claimed(engine)
        if len(claims.get(found, set()) - {key}) > 0:
            return None  # that one the page works out elsewhere, under its own name
        return found if claims.get(subject, set()) - {key} else None

    def _claimed(self, engine: Engine) -> dict[Node, set[str]]:
        """Under which names the page works out each quantity."""
        if self._claims is None:
            self._claims = {}
            for key, lines in engine.calculations():
                found = self.quantity([x for x in lines if x.numeric], engine)
                if found is not None:
                    self._claims.setdefault(found, set()).add(key)
        return self._claims

    def targets(self) -> Iterator[tuple[Node, Node]]:
        """Every computed value of the problems, with the expression behind it."""
        if self._made is None:
            self._made = list(self._targets())
        return iter(self._made)

    def _targets(self) -> Iterator[tuple[Node, Node]]:
        for solution in self.names.solutions:
            for quantity in solution.quantities:
                if quantity.role is not Role.DERIVED:
                    continue
                self.names.quantity.setdefault(quantity.node, (solution, quantity, ()))
                for index in self.names.indices(quantity.node.shape):
                    leaf = self.names.entry(quantity.node, index)
                    expression = self.names.bare(leaf, solution.entry(quantity, index))
                    if expression is None:
                        continue
                    yield leaf, expression
                    if isinstance(leaf.name, Derivative):  # also with its inner links written out
                        whole = self.names.expanded(leaf)
                        if whole is not None and whole is not expression:
                            yield leaf, whole

    def learn(self, found: Node, lines: Sequence[Line], engine: Engine) -> None:
        """The names in a line beside its numbers: each stands for what its number stands for."""
        definition = self.names.definition(found)
        numbers = next((x for x in lines if x.numeric), None)
        if definition is None:
            return
        for line in lines:
            if line.number is not None or line is numbers:
                continue
            unknown = [n for n in self.names.world.leaves(line.node) if n.op == "unknown"]
            if not unknown:
                continue
            for name, meaning in self._beside(line, numbers, definition, engine):
                self._take(name, meaning)

    def _beside(
        self, line: Line, numbers: Line | None, definition: Node, engine: Engine
    ) -> Iterator[tuple[Node, Node]]:
        """The names of a line with the parts of the formula they stand for."""
        if numbers is None:
            for mine, theirs in side_by_side(line.term, engine.flat(definition)) or ():
                yield mine.node, theirs.node
            return
        match = engine.readings.matched(numbers, definition)
        meant = {pair.literal: pair.meaning for pair in match.pairs if pair.fits}
        for mine, theirs in side_by_side(line.term, numbers.term) or ():
            meaning = meant.get(theirs.node)
            if meaning is not None and meaning.kind == "atom":
                yield mine.node, meaning.node

    def _take(self, name: Node, meaning: Node) -> None:
        """A name of the page is another name for this from here on."""
        if name.op != "unknown" or not is_leaf(meaning) or meaning.op == "unknown":
            return
        world, kind = self.names.world, self.names.kinds.get(name)
        if kind is None or meaning in self.names.mapped.values():
            return
        mine, theirs = world.true_float(name), world.true_float(meaning)
        if mine is not None and theirs is not None and abs(mine - theirs) > 1e-9 * abs(theirs):
            printed = world.printed.get(name)
            if printed is None or theirs is None or not engine_shows(printed.text, theirs):
                return
        self.names.mapped[key_of(kind)] = meaning
        self.learnt[name] = meaning
        if name in world.printed and meaning not in world.printed:
            world.say(meaning, world.printed[name])


def _goes(mine: Node, theirs: Node, taken: set[Node]) -> bool:
    """Whether a name or number of a line may stand where a formula has this."""
    if mine.op == "unknown":
        return is_leaf(theirs) and theirs not in taken
    if mine.op == "constant":
        return theirs.op == "constant" and mine.attributes["value"] == theirs.attributes["value"]
    return mine is theirs


def engine_shows(text: str, value: float) -> bool:
    """Whether a printed text may be this value, rounded or cut off."""
    decimals = len(text.partition(".")[2])
    try:
        return abs(abs(float(text.lstrip("+-−"))) - abs(value)) < 1.001 * 10.0**-decimals
    except ValueError:
        return False


def related(like: Node, leaf: Node, names: Names) -> bool:
    """Whether a quantity may be the new value of another one: w_1^+ of w_1."""
    mine, theirs = names.printed_kind(like), names.printed_kind(leaf)
    return (
        isinstance(mine, Name)
        and isinstance(theirs, Name)
        and mine.base == theirs.base
        and mine.sub == theirs.sub
        and mine.key != theirs.key
    )


def alike(names: Term, numbers: Term) -> bool:
    """Whether a line of numbers is a line in names with each name replaced by a number."""
    return side_by_side(names, numbers) is not None
