"""mistakes: the likely mistakes in a problem, and which of them would show in the printed digits.

Every asked value is worked out again with one change to its formula, the changes that the checker's
rules know: a sign turned round, a summand or factor left out, a function not applied or another one
taken, two values exchanged, the value of the step before in place of the latest. A mistake shows
where what is printed differs from the right value, and is told apart where it differs from what
every other mistake gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from math import isfinite
from random import Random

import msgspec
from flint import fmpq

from handgrad.check.change import atoms, changes, replaced, roughly
from handgrad.check.names import Names
from handgrad.check.term import Flattener, Term
from handgrad.graph import Node
from handgrad.problem.quantity import Quantity
from handgrad.problem.solution import Solution

MOST = 80  # values that are looked at
_EXCHANGED = 8  # different values in one formula of which pairs are exchanged
_OTHER = {"sigmoid": "tanh", "tanh": "sigmoid"}
_PLAIN = {
    "sign": "the sign of {} turned round",
    "term": "{} left out",
    "factor": "the factor {} left out",
    "function": "{} not applied",
}
_SAME = 1e-9


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One likely mistake in one value: in words, and what would be printed."""

    symbol: str
    words: str
    printed: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What the numbers of a problem tell apart.

    mistakes   how many likely mistakes were tried; told: how many show and differ from all others
    hidden     those that give the right digits by chance
    alike      pairs that give the same wrong digits by chance
    never      those that no numbers would show, because of a 0 or 1 that is kept: h₀, a label
    left       values that were not looked at, beyond the limit
    """

    mistakes: int
    told: int
    hidden: tuple[Mistake, ...]
    alike: tuple[tuple[Mistake, Mistake], ...]
    never: tuple[Mistake, ...]
    left: int = 0

    @property
    def faults(self) -> int:
        """How many mistakes are not told apart though other numbers could do it."""
        return 2 * len(self.hidden) + len(self.alike)


def shown(solution: Solution) -> Shown:
    """Which of the likely mistakes the numbers of a problem tell apart."""
    names = Names([solution])
    places = [(q, index) for q in solution.asked for index in names.indices(q.node.shape)]
    tried = told = 0
    hidden: list[Mistake] = []
    alike: list[tuple[Mistake, Mistake]] = []
    never: list[Mistake] = []
    for quantity, index in places[:MOST]:
        found = _Value(names, quantity, index)
        tried += len(found.mistakes) + len(found.never)
        hidden += found.hidden
        alike += found.alike
        never += found.never
        doubtful = {id(m) for m in found.hidden} | {id(m) for pair in found.alike for m in pair}
        told += len(found.mistakes) - len(doubtful)
    return Shown(
        mistakes=tried,
        told=told,
        hidden=tuple(hidden),
        alike=tuple(alike),
        never=tuple(never),
        left=max(0, len(places) - MOST),
    )


class _Value:
    """One asked value and what single changes to its formula would print."""

    def __init__(self, names: Names, quantity: Quantity, index: tuple[int, ...]) -> None:
        self._names = names
        self._solution = names.solutions[0]
        self._quantity = quantity
        leaf = names.entry(quantity.node, index)
        self.symbol = names.shown(leaf)
        self.mistakes: list[Mistake] = []
        self.never: list[Mistake] = []
        self.right = self._solution.digits(quantity, index)
        definition = names.definition(leaf)
        if definition is not None:
            self._look(Flattener()(definition))
        self.hidden = [m for m in self.mistakes if m.printed == self.right]
        wrong = [m for m in self.mistakes if m.printed != self.right]
        self.alike = [(a, b) for a, b in combinations(wrong, 2) if a.printed == b.printed]

    def _look(self, line: Term) -> None:
        true: dict[Node, float] = {}
        fixed: dict[Node, float] = {}  # values with which only what is 0 or 1 stays as it is …
        free: dict[Node, float] = {}  # … and not even that

        def learn(term: Term, seed: str) -> None:
            dice = Random(seed)
            for atom in atoms(term):
                if atom.node in true:
                    continue
                value = true[atom.node] = self._value(atom)
                constant, other = _constant(atom.node), dice.uniform(0.3, 0.9)
                free[atom.node] = value if constant else other
                fixed[atom.node] = value if constant or value in (0, 1, -1) else other

        learn(line, self.symbol)
        seen: list[float] = []
        for words, changed in _changed(line, self._names, self._before):
            learn(changed, self.symbol + words)
            value, general = roughly(changed, true), roughly(changed, fixed)
            if not isfinite(value) or any(abs(general - other) < _SAME for other in seen):
                continue  # without a value, or the same mistake in other words
            if abs(roughly(changed, free) - roughly(line, free)) < _SAME:
                continue  # no mistake: the same formula
            mistake = Mistake(symbol=self.symbol, words=words, printed=self._printed(value))
            if abs(general - roughly(line, fixed)) >= _SAME:
                seen.append(general)
                self.mistakes.append(mistake)
            elif mistake not in self.never:
                self.never.append(mistake)

    def _value(self, atom: Term) -> float:
        value = self._names.world.true_float(atom.node)
        return float("nan") if value is None else value

    def _before(self, node: Node) -> Node | None:
        """The same quantity a step earlier."""
        self._names.world.leaf_true(node)
        owner, index = node, ()
        if node.op == "element":
            owner, index = node.inputs[0], tuple(node.attributes["index"])
        quantity = self._solution.owner(owner)
        if quantity is None or quantity.t is None:
            return None
        for other in self._solution.quantities:
            same = (other.symbol, other.t) == (quantity.symbol, quantity.t - 1)
            if same and other.node.shape == quantity.node.shape:
                return self._names.entry(other.node, index)
        return None

    def _printed(self, value: float) -> str:
        decimals, significant = self._solution.problem.digits.of(self._quantity.symbol)
        if decimals is not None:
            return f"{value:.{decimals}f}"
        return f"{value:.{max((significant or 1) - 1, 0)}e}"


def _changed(
    line: Term, names: Names, before: Callable[[Node], Node | None]
) -> Iterator[tuple[str, Term]]:
    """Every likely change to a formula, in words."""
    for change in changes(line):
        yield _PLAIN[change.kind].format(names.shown(change.part)), change.line
    for part in _parts(line):
        if part.kind == "apply" and part.op in _OTHER:
            other = Term("apply", part.node, _OTHER[part.op], part.sign, part.parts)
            node = Node(_OTHER[part.op], part.node.inputs)
            new = msgspec.structs.replace(other, node=node)
            yield f"{_OTHER[part.op]} in place of {part.op}", replaced(line, part, new)
    values = [a for a in atoms(line) if a.node.op != "constant"]
    different = list({a.node: a for a in values}.values())[:_EXCHANGED]
    for a, b in combinations(different, 2):
        if not _confusable(names, a.node, b.node):
            continue
        words = f"{names.shown(a)} and {names.shown(b)} exchanged"
        yield words, _exchanged(line, a.node, b.node)
    for atom in different:
        old = before(atom.node)
        if old is not None:
            words = f"{names.shown(old)} in place of {names.shown(atom)}"
            yield words, _exchanged(line, atom.node, old)


def _confusable(names: Names, a: Node, b: Node) -> bool:
    """Whether two values are easily taken for each other: both computed, or of one letter."""
    computed = [names.definition(node) is not None for node in (a, b)]
    if any(computed):
        return all(computed)
    return names.shown(a)[:1] == names.shown(b)[:1]


def _parts(term: Term) -> Iterator[Term]:
    yield term
    for _, part in term.parts:
        yield from _parts(part)


def _exchanged(term: Term, a: Node, b: Node) -> Term:
    if term.kind == "atom":
        node = b if term.node is a else a if term.node is b else term.node
        return term if node is term.node else Term("atom", node)
    parts = tuple((way, _exchanged(part, a, b)) for way, part in term.parts)
    return msgspec.structs.replace(term, parts=parts)


def _constant(node: Node) -> bool:
    return node.op == "constant" and isinstance(node.attributes.get("value"), (fmpq, int, str))
