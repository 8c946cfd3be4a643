"""likely: the mistakes that are likely in one formula, each as the changed formula.

They are the changes that the checker's rules know, in the words of their findings, so that a
mistake on a sheet of bare answers counts with the same mistake on a page with its working.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import msgspec
from flint import fmpq

from handgrad.check.change import atoms, changes, replaced
from handgrad.check.compose import complement
from handgrad.check.ends import is_leaf
from handgrad.check.names import Names
from handgrad.check.term import Flattener, Term
from handgrad.graph import Node, Role
from handgrad.notation import Derivative, Name
from handgrad.problem.solution import Solution

_MOST = 60  # values that may be taken for one another
_HALF = {"2": "½", "1/2": "½"}  # (a half is written as a division by 2)
_SLOPES = frozenset({"sigmoid", "tanh"})
_FACTOR = "the factor {} of the chain rule is left out"
_OTHER = {"sigmoid": "tanh", "tanh": "sigmoid"}


class Likely(msgspec.Struct, frozen=True, eq=False):
    """A mistake in the formula of one quantity.

    code, words   the rule that knows it, and what it says
    leaf, term    the quantity, and its changed formula
    typical       whether people really make it, or it is only a possible change
    """

    code: str
    words: str
    leaf: Node
    term: Term
    typical: bool = True


def likely(names: Names, solution: Solution, leaf: Node) -> Iterator[Likely]:
    """Every likely mistake in the formula of a quantity."""
    definition = names.definition(leaf)
    if definition is None:
        return
    line = Flattener()(definition)
    look = _Look(names, solution, leaf, line)
    for code, words, term, typical in look.found():
        yield Likely(code, words, leaf, term, typical)


Found = tuple[str, str, Term, bool]


class _Look:
    def __init__(self, names: Names, solution: Solution, leaf: Node, line: Term) -> None:
        self.names, self.solution, self.leaf, self.line = names, solution, leaf, line
        kind = names.printed_kind(leaf)
        self.gradient = isinstance(kind, Derivative)
        self.update = isinstance(kind, Name) and "+" in kind.sup
        self.asked = any(leaf is quantity.node for quantity in solution.asked)
        self.atoms = list({a.node: a for a in atoms(line) if a.node.op != "constant"}.values())

    def found(self) -> Iterator[Found]:
        """Typical mistakes and other changes, in no particular order."""
        yield from self._structure()
        yield from self._constants()
        yield from self._functions()
        yield from self._gates()
        yield from self._values()

    def _structure(self) -> Iterator[Found]:
        for change in changes(self.line):
            part, said = change.part, self.names.shown(change.part)
            match change.kind:
                case "term" if self.gradient and _holds_square(change.whole):
                    factor = self.names.shown(change.whole)
                    yield "HG301", _FACTOR.format(factor), change.line, True
                case "term" if self.gradient:
                    yield "HG305", f"{said} is left out of the sum", change.line, True
                case "term" if part.kind == "atom" and self.names.is_given(part.node):
                    yield "HG204", f"the bias {said} is left out", change.line, True
                case "term" if any(self._before(a.node, self.leaf) for a in atoms(part)):
                    yield "HG405", f"{said} is left out", change.line, True
                case "term":
                    yield "HG203", f"{said} is left out", change.line, False
                case "sign" if self.gradient and not self.asked:
                    words = (
                        f"the sign of the gradient {self.names.shown(self.line)} is turned round"
                    )
                    yield "HG306", words, change.line, True
                case "sign" if self.gradient:
                    yield "HG201", f"the sign of {said} is turned round", change.line, True
                case "sign" if self.update and change.whole.kind == "sum":
                    yield "HG613", f"the step {said} has the other sign", change.line, True
                case "sign":
                    yield "HG201", f"the sign of {said} is turned round", change.line, False
                case "factor" if self.update and self.names.is_given(part.node):
                    yield "HG614", f"the learning rate {said} is left out", change.line, True
                case "factor" if part.kind == "atom" and part.node.op == "constant":
                    pass  # all of them together, below
                case "factor" if self.gradient:
                    yield "HG301", _FACTOR.format(said), change.line, False
                case "factor":
                    yield "HG202", f"the factor {said} is left out", change.line, False
                case _:
                    yield "HG205", f"{said} is not applied", change.line, True

    def _constants(self) -> Iterator[Found]:
        """½ or another constant left out, wherever it stands."""
        sizes = {str(a.node.attributes.get("value")) for a in atoms(self.line)} - {"1", "None"}
        for size in sorted(sizes):
            term = _without_factor(self.line, size)
            if term is not self.line:
                code = "HG307" if self.gradient else "HG207"
                words = f"the {_HALF[size]}" if size in _HALF else f"the factor {size}"
                every = " of every term" if self.line.kind == "sum" else ""
                yield code, f"{words} is left out{every}", term, True

    def _functions(self) -> Iterator[Found]:
        for part in _parts(self.line):
            if part.kind == "apply" and part.op in _OTHER:
                other = _OTHER[part.op]
                new = Term("apply", Node(other, part.node.inputs), other, part.sign, part.parts)
                words = f"another activation is applied in {self.names.shown(part)}"
                yield "HG625", words, replaced(self.line, part, new), True
        for atom in self.atoms if self.gradient else ():
            made = self.names.definition(atom.node)
            if made is not None and made.op in _SLOPES and is_leaf(made.inputs[0]):
                words = f"the slope is taken of the net input, not of {self.names.shown(atom)}"
                yield "HG302", words, _put(self.line, {atom.node: made.inputs[0]}), True

    def _gates(self) -> Iterator[Found]:
        """z and 1 − z exchanged in a weighted sum of the two."""
        for part in _parts(self.line):
            gate = complement(part)
            if (
                gate is not None
                and gate.kind == "atom"
                and any(a.node is gate.node for a in self.atoms)
            ):
                words = f"{self.names.shown(gate)} and 1 − {self.names.shown(gate)} are exchanged"
                if self.line.kind == "sum" and len(self.line.parts) == 2:
                    yield "HG601", words, _exchanged(self.line, gate, part), True

    def _values(self) -> Iterator[Found]:
        for a, b in combinations([atom.node for atom in self.atoms], 2):
            words = f"{self.names.shown(a)} and {self.names.shown(b)} are exchanged"
            alike = self._base(a) == self._base(b) != ""
            if alike or self.names.is_given(a) == self.names.is_given(b):
                yield "HG409", words, _put(self.line, {a: b, b: a}), alike
        for atom in self.atoms:
            for other in self._relatives(atom.node):
                shown = self.names.shown(atom.node), self.names.shown(other)
                new, stale = (
                    self._newer(other, atom.node),
                    self._time(other) != self._time(atom.node),
                )
                if new:
                    code, how = "HG403", f"{shown[1]}, the weight after its update, stands for"
                elif stale and not self._is_input(other):
                    code, how = "HG401", f"{shown[1]} stands in place of"
                else:
                    code, how = "HG504", f"{shown[1]}, with another index, stands for"
                yield code, f"{how} {shown[0]}", _put(self.line, {atom.node: other}), True

    def _relatives(self, node: Node) -> Iterator[Node]:
        """The values of the same letter: with another index, of another step, after the update."""
        base = self._base(node)
        if not base:
            return
        for count, quantity in enumerate(self.solution.quantities):
            if count > _MOST or quantity.name == self.names.printed_kind(node):
                continue
            if isinstance(quantity.name, Name) and quantity.name.base == base:
                for index in self.names.indices(quantity.node.shape):
                    other = self.names.entry(quantity.node, index)
                    if other is not node and other is not self.leaf:
                        yield other

    def _base(self, node: Node) -> str:
        kind = self.names.printed_kind(node)
        return kind.base if isinstance(kind, Name) and kind.sub else ""

    def _newer(self, new: Node, old: Node) -> bool:
        mine, its = self.names.printed_kind(new), self.names.printed_kind(old)
        return isinstance(mine, Name) and isinstance(its, Name) and "+" in mine.sup

    def _is_input(self, node: Node) -> bool:
        owner = node.inputs[0] if node.op == "element" else node
        quantity = self.solution.owner(owner)
        return quantity is not None and quantity.role is Role.GIVEN and quantity.t != 0

    def _before(self, a: Node, b: Node) -> bool:
        first, then = self._time(a), self._time(b)
        return first is not None and then is not None and first < then

    def _time(self, node: Node) -> int | None:
        owner = node.inputs[0] if node.op == "element" else node
        quantity = self.solution.owner(owner)
        return None if quantity is None else quantity.t


def _holds_square(term: Term) -> bool:
    """1 − y²: without y² nothing is left of the factor, and no path of the gradient is missing."""
    inner = complement(term)
    return inner is not None and inner.kind != "atom"


def _exchanged(term: Term, gate: Term, complement: Term) -> Term:
    if term is complement:
        return gate
    if term.kind == "atom":
        return complement if term.node is gate.node else term
    parts = tuple((way, _exchanged(part, gate, complement)) for way, part in term.parts)
    return msgspec.structs.replace(term, parts=parts)


def _put(term: Term, new: dict[Node, Node]) -> Term:
    """The formula with other values in the place of some."""
    if term.kind == "atom":
        return Term("atom", new[term.node]) if term.node in new else term
    parts = tuple((way, _put(part, new)) for way, part in term.parts)
    return msgspec.structs.replace(term, parts=parts)


def _without_factor(term: Term, size: str) -> Term:
    """The formula without a number wherever it is a factor or divisor."""
    if term.kind == "atom":
        return term
    parts = tuple((way, _without_factor(part, size)) for way, part in term.parts)
    if term.kind == "product" and len(parts) > 1:
        parts = tuple(p for p in parts if not _is_number(p[1], size)) or parts
    if all(a is b for (_, a), (_, b) in zip(parts, term.parts, strict=False)):
        if len(parts) == len(term.parts):
            return term
    return msgspec.structs.replace(term, parts=parts)


def _is_number(term: Term, size: str) -> bool:
    value = term.node.attributes.get("value") if term.kind == "atom" else None
    return isinstance(value, fmpq) and str(value) == size


def _parts(term: Term) -> Iterator[Term]:
    yield term
    for _, part in term.parts:
        yield from _parts(part)
