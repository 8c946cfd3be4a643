"""supposing: looks for the quantities that names of a page are, whose own formula has a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from handgrad.check.apart import Apart, apart
from handgrad.check.ends import is_leaf
from handgrad.check.forms import shape
from handgrad.check.formulas import Formulas
from handgrad.check.known import replaced
from handgrad.check.naming import key_of
from handgrad.check.pairing import LOOSE, MISFIT
from handgrad.check.remembered import Remembered
from handgrad.document import Chain
from handgrad.graph import Node
from handgrad.late import late
from handgrad.notation import At, Derivative, Name

if TYPE_CHECKING:
    from handgrad.check.engine import Engine
    from handgrad.check.records import Line
    from handgrad.check.term import Term

_DIGITS = late(r"\d+")
Stands = tuple[tuple[Node, Node], ...]
_NEAR = 2  # changes at most between a formula and the quantity's


class Worked(msgspec.Struct, frozen=True, eq=False):
    """One chain of the page: what it begins with, and its other lines."""

    key: str
    subject: Node
    lines: tuple[Line, ...]


class Supposition(msgspec.Struct, frozen=True, eq=False):
    """What is supposed of one name.

    key      the page's name; node: what it has been so far
    meaning  the quantity; changes: how many the formula is away from it
    """

    key: str
    node: Node
    meaning: Node
    changes: int


class Search:
    """Over one page that has been read. Use once."""

    def __init__(self, engine: Engine, chains: Sequence[Chain]) -> None:
        self.engine, self.names = engine, engine.names
        self.found: dict[Node, Supposition] = {}
        self.stands: dict[Node, Node] = {}
        self.worked = list(self._worked(chains))
        self.strange: dict[Node, list[Worked]] = {}
        for one in self.worked:
            if one.subject.op == "unknown":
                self.strange.setdefault(one.subject, []).append(one)
        self.formulas = Formulas(self.names)
        self._shape = Remembered(shape)
        self.taken = {one.subject for one in self.worked} | self.names.meant()

    def _worked(self, chains: Sequence[Chain]) -> Iterator[Worked]:
        for chain in chains:
            body = chain.links[0].body
            if len(chain.links) < 2 or isinstance(body, At):
                continue
            subject = self.names.known_quantity(body)
            if subject is None or subject.axes or not is_leaf(subject):
                continue
            lines = tuple(self.engine.behind(chain))
            if any(line.number is None for line in lines):
                yield Worked(key_of(body), subject, lines)

    def run(self) -> Iterator[Supposition]:
        while True:
            best = min(self._options(), key=lambda option: option[0], default=None)
            if best is None:
                break
            self._take(best[1])
            for node, meaning in best[2]:  # t_1 for y_1, which stands nowhere else
                kind = self.names.kinds.get(node)
                if kind is not None and node not in self.strange and self._free(node, meaning):
                    self._take(Supposition(key_of(kind), node, meaning, 0))
        yield from self.found.values()

    def _take(self, supposition: Supposition) -> None:
        self.found[supposition.node] = supposition
        self.stands[supposition.node] = supposition.meaning
        self.taken.add(supposition.meaning)

    def _options(self) -> Iterator[tuple[tuple[int, bool], Supposition, Stands]]:
        """What may be supposed next, with how sure it is, and what else it says of names."""
        used = self._used()
        for node, chains in self.strange.items():
            key = chains[0].key
            if node in self.found or len({one.key for one in chains}) > 1:
                continue
            said = used.get(node, set()) | self._relatives(key)
            if len(said) > 1:
                continue
            near = list(self._near(chains, said or self.formulas.leaves, _NEAR if said else 0))
            if len(near) != 1:
                continue
            changes, meaning, stands = near[0]
            if not changes or not self._elsewhere(node, meaning):
                yield (changes, not said), Supposition(key, node, meaning, changes), stands

    def _elsewhere(self, node: Node, meaning: Node) -> bool:
        """Whether another name that was not understood has the quantity's right value, and this
        one has not.
        """
        world = self.names.world
        true = world.leaf_true(meaning)
        right = set()
        for other in self.strange:
            printed = world.printed.get(other)
            if true is not None and printed is not None:
                shows = self.engine.judged[printed.index].written.shows(true)
                right |= {other} if shows else set()
        return bool(right) and node not in right

    def _near(
        self, chains: Sequence[Worked], of: Iterable[Node], most: int
    ) -> Iterator[tuple[int, Node, Stands]]:
        """Those of some quantities whose formula one of a name's is near; none that is claimed."""
        lines = [line for one in chains for line in one.lines if line.number is None]
        named = [line for line in lines if line.named]
        for leaf in of:
            if leaf in self.taken:
                continue
            expressions = self.formulas.of(leaf, self.taken)
            least: Apart | None = None
            for line, formula in product(named, expressions):
                found = self._apart(line, formula, most)
                if found is not None and (least is None or len(found) < len(least)):
                    least = found
                if least is not None and not len(least):
                    break
            if least is not None and len(least) <= most:
                yield len(least), leaf, least.stands
            elif (
                most
                and not named
                and any(
                    self.engine.readings.matched(line, expression).cost <= MISFIT + LOOSE / 4
                    for line in lines
                    for expression in expressions
                )
            ):
                yield 1, leaf, ()

    def _apart(self, line: Line, formula: Node, most: int) -> Apart | None:
        """The changes between a line and a formula, if a look at their names allows for so few."""
        mine = set(self.names.world.leaves(line.node))
        known = {self.stands.get(leaf, leaf) for leaf in mine if self._is_known(leaf)}
        theirs = self.names.world.leaves(formula)
        if len(known.difference(theirs)) > most or (known and known.isdisjoint(theirs)):
            return None
        term, whole = self._term(line), self.engine.flat(formula)
        if not most and self._shape[term] != self._shape[whole]:
            return None
        return apart(term, whole, self._free)

    def _is_known(self, leaf: Node) -> bool:
        return leaf.op != "unknown" or leaf in self.stands

    def _used(self) -> dict[Node, set[Node]]:
        """What a name has to stand for in the right formulas of known quantities."""
        found: dict[Node, set[Node]] = {}
        for one in self.worked:
            subject = self.stands.get(one.subject, one.subject)
            for line in one.lines:
                if line.number is not None or not line.named:
                    continue
                if not any(leaf in self.strange for leaf in self.names.world.leaves(line.node)):
                    continue
                for formula in self.formulas.of(subject, self.taken):
                    off = self._apart(line, formula, 0)
                    if off is not None and len(off) == 0:
                        for mine, theirs in off.stands:
                            found.setdefault(mine, set()).add(theirs)
        return found

    def _relatives(self, key: str) -> set[Node]:
        """What a name is if out_h2 is h_2 and this is out_h1, or ∂L/∂w is ∂E/∂w and this is L."""
        found: set[Node] = set()
        known = {**self.names.mapped}
        known |= {one.key: self.stands[node] for node, one in self._supposed()}
        for other, meaning in known.items():
            kind = self.names.printed_kind(meaning)
            differs = _one_number(other, key)
            if differs is not None:
                found |= {
                    leaf
                    for leaf in self.formulas.leaves
                    if _one_number(self.names.shown(meaning), self.names.shown(leaf)) == differs
                }
            if isinstance(kind, Derivative) and other.startswith(f"∂{key}/∂"):
                found |= {
                    leaf
                    for leaf in self.formulas.leaves
                    if isinstance(kind.of, Name) and self.names.printed_kind(leaf) == kind.of
                }
        return found

    def _supposed(self) -> Iterator[tuple[Node, Supposition]]:
        yield from self.found.items()

    def _term(self, line: Line) -> Term:
        return self.engine.flat(replaced(line.node, self.stands) if self.stands else line.node)

    def _free(self, mine: Node, theirs: Node) -> bool:
        return mine not in self.stands and theirs not in self.taken


def _one_number(a: str, b: str) -> tuple[str, str] | None:
    """The two numbers in which two names differ, if they differ in nothing else."""
    mine, theirs = _DIGITS.findall(a := _plain(a)), _DIGITS.findall(b := _plain(b))
    if _DIGITS.split(a) != _DIGITS.split(b):
        return None
    off = [(x, y) for x, y in zip(mine, theirs, strict=True) if x != y]
    return off[0] if len(off) == 1 else None


def _plain(name: str) -> str:
    return name.translate(_BELOW)


_BELOW = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
