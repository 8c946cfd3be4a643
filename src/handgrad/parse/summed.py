"""summed: Σ, Π, max over an index variable."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from handgrad.errors import LimitReached, ReadError
from handgrad.graph.node import Node
from handgrad.notation import Big, Index, Kind, Name, Relation, children
from handgrad.ops import apply
from handgrad.parse.lookup import whole
from handgrad.parse.scope import Scope

Build = Callable[[Kind, Scope], Node]
_FOLDS = {"Σ": "add", "Π": "multiply", "max": "maximum", "min": "minimum"}
_WHOLE = {"Σ": "sum", "max": "max", "min": "min"}
LIMIT = 10_000


def summed(kind: Big, scope: Scope, build: Build) -> Node:
    """A sum written out; Σ_j e_j over all entries of e is the sum of e."""
    if kind.operator not in _FOLDS:
        raise ReadError(f"{kind.operator} is not known here", start=kind.span[0], end=kind.span[1])
    if scope.sum is not None:
        found = scope.sum(kind, scope)
        if found is not None:
            return found
    index, low, high = bounds(kind, scope)
    if low is None:
        all_of = _all(kind.body, index, scope)
        if all_of is not None and kind.operator in _WHOLE:
            return apply(_WHOLE[kind.operator], all_of, span=kind.span)
        low, high = extent(kind, index, scope)
    assert high is not None
    if high < low:
        raise ReadError("a sum without terms", start=kind.span[0], end=kind.span[1])
    repeats = scope.repeats * (high - low + 1)
    if repeats > LIMIT:
        raise LimitReached(
            f"sums of {repeats} terms together; the limit is {LIMIT}",
            start=kind.span[0],
            end=kind.span[1],
        )
    scope = msgspec.structs.replace(scope, repeats=repeats)
    terms = [build(kind.body, scope.binding(**{index: at})) for at in range(low, high + 1)]
    return terms[0] if len(terms) == 1 else apply(_FOLDS[kind.operator], *terms, span=kind.span)


def bounds(kind: Big, scope: Scope) -> tuple[str, int | None, int | None]:
    """The index variable and, if they are written, its first and last value."""
    under = kind.under
    if isinstance(under, Relation) and isinstance(under.items[0], Name):
        assert under.items[1] is not None
        index = under.items[0].key
        low = whole(under.items[1], scope)
        if kind.over is None:
            return index, low, extent(kind, index, scope)[1]
        if isinstance(kind.over, Name) and kind.over.key not in scope.names:
            return index, low, extent(kind, index, scope)[1]
        return index, low, whole(kind.over, scope)
    if isinstance(under, Name):
        return under.key, None, None
    raise ReadError(
        "over what does this run?",
        start=kind.span[0],
        end=kind.span[1],
        expected="an index below the sign: Σ_i",
    )


def _all(body: Kind, index: str, scope: Scope) -> Node | None:
    """The vector whose entries the body runs through, if it is nothing but an entry."""
    if isinstance(body, Name) and body.sub == (index,):
        owner = known(Name(body.base, body.marks, (), body.sup), scope)
        if owner is not None and len(owner.axes) == 1:
            return owner
    return None


def extent(kind: Big, index: str, scope: Scope) -> tuple[int, int]:
    """First and last value of an index variable, from the sizes of what it indexes."""
    for first, size in _sizes(kind.body, index, scope):
        return first, first + size - 1
    raise ReadError(
        f"how far does {index} run?",
        start=kind.span[0],
        end=kind.span[1],
        expected=f"bounds: Σ_{{{index}=1}}^n",
    )


def known(name: Name, scope: Scope) -> Node | None:
    """The node of a name, declared or found; None if there is none."""
    found = scope.names.get(name.key)
    return scope.find(name) if found is None and scope.find is not None else found


def _sizes(kind: Kind, index: str, scope: Scope) -> Iterator[tuple[int, int]]:
    if isinstance(kind, Name) and kind.sub:
        for at, part in enumerate(kind.sub):
            owner = known(Name(kind.base, kind.marks, kind.sub[:at], kind.sup), scope)
            letters = part if len(part) > 1 and part.isalnum() and index != part else (part,)
            if owner is None or not owner.axes:
                continue
            places = [*letters, *kind.sub[at + 1 :]]
            for axis, letter in zip(owner.axes, places, strict=False):
                if letter == index and isinstance(axis.size, int):
                    yield 1, axis.size
        if index in kind.sub:
            yield from _numbered(kind, index, scope)
    if isinstance(kind, Index) and isinstance(kind.body, Name):
        owner = known(kind.body, scope)
        if owner is not None:
            for axis, place in zip(owner.axes, kind.at, strict=False):
                if isinstance(place, Name) and place.key == index and isinstance(axis.size, int):
                    yield 0, axis.size
    for child in children(kind):
        yield from _sizes(child, index, scope)


def _numbered(kind: Name, index: str, scope: Scope) -> Iterator[tuple[int, int]]:
    """Separate names r_1, r_2, r_3 count as the entries of r."""
    count = 0
    while True:
        sub = tuple(str(count + 1) if part == index else part for part in kind.sub)
        if Name(kind.base, kind.marks, sub, kind.sup).key not in scope.names:
            break
        count += 1
    if count:
        yield 1, count
