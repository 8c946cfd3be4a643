"""change: single changes to a worked line, and what the line gives with each.

Diagnosis is a search: which one change to the line reproduces the author's number? The kinds of
change are few; rules give them their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from math import nan

import msgspec
from flint import arb, fmpq

from handgrad.check.judge import Value
from handgrad.check.term import Term
from handgrad.check.world import evaluate
from handgrad.errors import HandgradError
from handgrad.evaluate import float64
from handgrad.graph import Node

_MOST = 120  # changes tried on one line

# A way of changing one part of a formula: the parts that may stand in its place, each with the
# part that a reader is told about.
Rewrite = Callable[[Term], Iterable[tuple[Term, Term]]]


class Change(msgspec.Struct, frozen=True, eq=False):
    """One change: its kind ('sign', 'term', 'factor', 'function', 'atom'), the part it concerns,
    the changed line.
    """

    kind: str
    part: Term
    line: Term
    by: object = None


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


def roughly(term: Term, leaf: Mapping[Node, float]) -> float:
    """The same in floats, NaN where it has no value: for choosing what to compute certainly.

    leaf   the value of every atom, by its node
    """
    match term.kind:
        case "atom":
            return leaf.get(term.node, nan)
        case "sum":
            return sum(sign * roughly(part, leaf) for sign, part in term.parts)
        case "product":
            total = float(term.sign)
            for exponent, part in term.parts:
                value = roughly(part, leaf)
                if exponent < 0 and value == 0:
                    return nan
                total = total * value if exponent > 0 else total / value
            return total
        case _:
            places = [Node("input") for _ in term.parts]
            values = [roughly(part, leaf) for _, part in term.parts]
            node = Node(term.op, tuple(places), term.node.attributes)
            try:
                value = float64.value(node, dict(zip(places, values, strict=True)))
            except (HandgradError, ArithmeticError, ValueError):
                return nan
            return value if isinstance(value, float) else nan


def everywhere(term: Term, rewrite: Rewrite, kind: str = "") -> Iterator[Change]:
    """The line with one of its parts rewritten, for every part and every way to rewrite it."""
    return islice(_everywhere(term, rewrite, kind), _MOST)


def _everywhere(term: Term, rewrite: Rewrite, kind: str) -> Iterator[Change]:
    for part, path in _parts(term):
        for new, concerned in rewrite(part):
            line = new
            for whole, i in path:
                line = _with(whole, i, (whole.parts[i][0], line))
            yield Change(kind, concerned, line)


@lru_cache(64)
def _parts(term: Term) -> list[tuple[Term, tuple[tuple[Term, int], ...]]]:
    """Every part of a term, the whole first, with the wholes it stands in, innermost first."""
    found: list[tuple[Term, tuple[tuple[Term, int], ...]]] = []
    waiting: list[tuple[Term, tuple[tuple[Term, int], ...]]] = [(term, ())]
    while waiting:
        part, path = waiting.pop()
        found.append((part, path))
        below = [(inner, ((part, i), *path)) for i, (_, inner) in enumerate(part.parts)]
        waiting += below[::-1]
    return found


def signs(term: Term) -> Iterator[tuple[Term, Term]]:
    """One sign turned round."""
    if term.kind == "sum":
        for i, (sign, part) in enumerate(term.parts):
            yield _with(term, i, (-sign, part)), part
    if term.kind == "product":
        yield msgspec.structs.replace(term, sign=-term.sign), term


def terms(term: Term) -> Iterator[tuple[Term, Term]]:
    """One summand left out."""
    if term.kind == "sum" and len(term.parts) > 1:
        for i, (_, part) in enumerate(term.parts):
            yield without(term, i), part


def factors(term: Term) -> Iterator[tuple[Term, Term]]:
    """One factor or divisor left out."""
    if term.kind == "product" and len(term.parts) > 1:
        for i, (_, part) in enumerate(term.parts):
            yield without(term, i), part


def functions(term: Term) -> Iterator[tuple[Term, Term]]:
    """A function not applied."""
    if term.kind == "apply" and len(term.parts) == 1:
        yield term.parts[0][1], term


_KINDS: dict[str, Rewrite] = {
    "sign": signs,
    "term": terms,
    "factor": factors,
    "function": functions,
}


def changes(term: Term) -> Iterator[Change]:
    """Every single change of structure: a sign flipped, a summand or factor left out, a function
    not applied.
    """
    every = (everywhere(term, rewrite, kind) for kind, rewrite in _KINDS.items())
    yield from islice(chain.from_iterable(every), _MOST)


def formula_change(
    kind: str,
    formula: Term,
    true: Callable[[Term], Value | None],
    printed: Callable[[Term], Value | None],
    hits: Callable[[Value | None], bool],
) -> Term | None:
    """The one part of a formula whose change of that kind gives the author's number; None if none
    or several do.

    A change counts on the true values and on the author's own ones.
    """
    found: list[Term] = []
    for change in everywhere(formula, _KINDS[kind], kind):
        neutral = {"term": 0, "factor": 1}.get(change.kind)
        if neutral is not None and true(change.part) == neutral:
            continue
        if hits(compute(change.line, true)) or hits(compute(change.line, printed)):
            found.append(change.part)
    return found[0] if len(found) == 1 else None


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
