"""change: single changes to a worked line, and what the line gives with each.

Diagnosis is a search: which one change to the line reproduces the author's number? The kinds of
change are few; rules give them their names.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from math import nan

import msgspec
from flint import arb, fmpq

from handgrad.check.judge import Value
from handgrad.check.term import Term
from handgrad.check.world import evaluate
from handgrad.errors import HandgradError
from handgrad.evaluate import float64
from handgrad.graph import Node

# What may stand in the place of one part of a formula, each with the part that a reader is told
# about.
Replacements = Callable[[Term], Iterable[tuple[Term, Term]]]

_STEEP = 700.0  # e to more than this is no float

_QUICK: dict[str, Callable[..., float]] = {
    "sigmoid": lambda x: 1 / (1 + math.exp(min(-x, _STEEP))),
    "tanh": math.tanh,
    "exp": math.exp,
    "ln": math.log,
    "sqrt": math.sqrt,
    "square": lambda x: x * x,
    "abs": abs,
    "relu": lambda x: max(x, 0.0),
}


class Rewrite(msgspec.Struct, frozen=True, eq=False):
    """A way of changing one part of a formula.

    of     the parts it changes: 'sum', 'product', 'atom', 'apply', or functions by their names
    new    what may stand in the place of such a part
    keep   which of its changes count, by the part that was changed and the one told about; asked
           only where the author's number comes out
    whole  the same without that condition
    """

    of: frozenset[str]
    new: Replacements
    keep: Callable[[Term, Term], bool] | None = None
    whole: Rewrite | None = None

    def __call__(self, part: Term) -> Iterable[tuple[Term, Term]]:
        """What may stand in the place of a part."""
        return self.new(part) if part.kind in self.of or part.op in self.of else ()

    def where(self, keep: Callable[[Term, Term], bool]) -> Rewrite:
        """Only some of these changes: the rules that share a kind of change search for it once."""
        return Rewrite(self.of, self.new, keep, self)


def rewriting(*of: str) -> Callable[[Replacements], Rewrite]:
    """Makes a function a rewrite of the parts of these kinds."""
    return lambda new: Rewrite(frozenset(of), new)


class Position(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A part of a formula, and where it stands: the position of what it is the at-th part of, None
    for the formula as a whole.
    """

    part: Term
    whole: Position | None = None
    at: int = 0

    def changed(self, new: Term) -> Term:
        """The formula with something else in this position."""
        here = self
        while here.whole is not None:
            whole = here.whole.part
            new = _with(whole, here.at, (whole.parts[here.at][0], new))
            here = here.whole
        return new


class Change(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One change: the part it concerns, the one that holds it, the changed line, and its kind where
    that was asked for.

    loose   it gives the line only if the line's numbers were rounded, or lies further behind it
    behind  it gives the whole line in which a single number is wrong
    """

    part: Term
    whole: Term
    line: Term
    kind: str = ""
    loose: bool = False
    behind: bool = False


def compute(term: Term, leaf: Callable[[Term], Value | None]) -> Value | None:
    """The value of a term when its atoms have the values `leaf` gives; None where it has none."""
    match term.kind:
        case "atom":
            return leaf(term)
        case "sum":
            total: Value = fmpq(0)
            for sign, part in term.parts:
                value = compute(part, leaf)
                if value is None:
                    return None
                total = total + value * sign
            return total
        case "product":
            total = fmpq(term.sign)
            for exponent, part in term.parts:
                value = compute(part, leaf)
                if value is None or (exponent < 0 and not _nonzero(value)):
                    return None
                total = total * value if exponent > 0 else total / value
            return total
        case _:
            values = [compute(part, leaf) for _, part in term.parts]
            if any(value is None for value in values):
                return None
            places = [Node("input") for _ in values]
            known = {place: v for place, v in zip(places, values, strict=True) if v is not None}
            return evaluate(Node(term.op, tuple(places), term.node.attributes), known)


class Glances(dict[Term, float]):
    """The values of terms in floats, NaN where they have none, each worked out when it is first
    asked for: for choosing what to compute certainly.

    leaf   gives the value of an atom
    """

    def __init__(self, leaf: Callable[[Term], float]) -> None:
        super().__init__()
        self._leaf = leaf

    def __missing__(self, term: Term) -> float:
        try:
            if term.kind == "atom":
                value = self._leaf(term)
            elif term.kind == "sum":
                value = 0.0
                for sign, part in term.parts:
                    value += sign * self[part]
            elif term.kind == "product":
                value = float(term.sign)
                for exponent, part in term.parts:
                    value = value * self[part] if exponent > 0 else value / self[part]
            else:
                value = applied(term, [self[part] for _, part in term.parts])
        except (HandgradError, ArithmeticError, ValueError):
            value = nan
        self[term] = value
        return value


def roughly(term: Term, leaf: Mapping[Node, float]) -> float:
    """The value of a term in floats, NaN where it has none.

    leaf   the value of every atom, by its node
    """
    return Glances(lambda atom: leaf.get(atom.node, nan))[term]


def applied(term: Term, values: list[float]) -> float:
    """What the function of a term gives at these arguments, in floats."""
    quick = _QUICK.get(term.op)
    if quick is not None:
        return quick(*values)
    places = [Node("input") for _ in values]
    node = Node(term.op, tuple(places), term.node.attributes)
    found = float64.value(node, dict(zip(places, values, strict=True)))
    return found if isinstance(found, float) else nan


@lru_cache(64)
def positions(term: Term) -> list[Position]:
    """Every part of a term, the whole first."""
    found: list[Position] = []
    waiting = [Position(term)]
    while waiting:
        here = waiting.pop()
        found.append(here)
        below = [Position(inner, here, i) for i, (_, inner) in enumerate(here.part.parts)]
        waiting += below[::-1]
    return found


@lru_cache(1024)
def positions_of(term: Term, of: frozenset[str]) -> list[Position]:
    """The parts of some kinds, in the same order."""
    return [here for here in positions(term) if here.part.kind in of or here.part.op in of]


@rewriting("sum", "product")
def signs(term: Term) -> Iterator[tuple[Term, Term]]:
    """One sign turned round."""
    if term.kind == "sum":
        for i, (sign, part) in enumerate(term.parts):
            yield _with(term, i, (-sign, part)), part
    else:
        yield msgspec.structs.replace(term, sign=-term.sign), term


@rewriting("sum")
def terms(term: Term) -> Iterator[tuple[Term, Term]]:
    """One summand left out."""
    if len(term.parts) > 1:
        for i, (_, part) in enumerate(term.parts):
            yield without(term, i), part


@rewriting("product")
def factors(term: Term) -> Iterator[tuple[Term, Term]]:
    """One factor or divisor left out."""
    if len(term.parts) > 1:
        for i, (_, part) in enumerate(term.parts):
            yield without(term, i), part


@rewriting("apply")
def functions(term: Term) -> Iterator[tuple[Term, Term]]:
    """A function not applied."""
    if len(term.parts) == 1:
        yield term.parts[0][1], term


KINDS: dict[str, Rewrite] = {
    "sign": signs,
    "term": terms,
    "factor": factors,
    "function": functions,
}


def changes(term: Term) -> Iterator[Change]:
    """Every single change of structure: a sign flipped, a summand or factor left out, a function
    not applied.
    """
    for kind, rewrite in KINDS.items():
        for position in positions_of(term, rewrite.of):
            for new, concerned in rewrite.new(position.part):
                yield Change(concerned, position.part, position.changed(new), kind)


def replaced(term: Term, old: Term, new: Term) -> Term:
    """The line with one of its parts replaced."""
    if term is old:
        return new
    return msgspec.structs.replace(
        term, parts=tuple((way, replaced(part, old, new)) for way, part in term.parts)
    )


def atoms(term: Term) -> Iterator[Term]:
    """The atoms of a term, left to right."""
    if term.kind == "atom":
        yield term
    for _, part in term.parts:
        yield from atoms(part)


def put(term: Term, i: int, part: Term) -> Term:
    """A term with another part at one place; a part that is its own only factor is replaced."""
    return part if term.kind == "atom" else _with(term, i, (term.parts[i][0], part))


def flipped(term: Term) -> Term:
    """Minus the term."""
    if term.kind == "product":
        return msgspec.structs.replace(term, sign=-term.sign)
    return Term("product", term.node, "", -1, ((1, term),))


def _with(term: Term, i: int, part: tuple[int, Term]) -> Term:
    return msgspec.structs.replace(term, parts=(*term.parts[:i], part, *term.parts[i + 1 :]))


def without(term: Term, i: int) -> Term:
    """A sum or product without one of its parts."""
    return msgspec.structs.replace(term, parts=(*term.parts[:i], *term.parts[i + 1 :]))


def _nonzero(value: Value) -> bool:
    return value != 0 if isinstance(value, fmpq) else not arb(value).contains(0)
