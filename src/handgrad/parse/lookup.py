"""lookup: which node a name or an indexed thing means."""

from __future__ import annotations

from collections.abc import Callable

from handgrad.errors import ReadError, ShapeError, UnknownName, nearest
from handgrad.graph.entry import entry
from handgrad.graph.leaf import constant
from handgrad.graph.node import Node
from handgrad.graph.shape import named, say
from handgrad.notation import Fence, Fraction, Index, Kind, Name, Number, Prefix, Product, Sum, Text
from handgrad.ops import apply
from handgrad.parse.scope import Scope

Build = Callable[[Kind, Scope], Node]


def name(kind: Name, scope: Scope) -> Node:
    """The node of a name: declared, an entry of something declared (`x_2`, `w_{12}`), an index
    variable, or π.
    """
    key = kind.key
    found = scope.names.get(key)
    if found is not None:
        return found
    if key in scope.bound:
        return constant(scope.bound[key], span=kind.span)
    if scope.find is not None:
        found = scope.find(kind)
        if found is not None:
            return found
    if kind.sub:
        if scope.bound:
            filled = _filled(kind, scope)
            if filled.sub != kind.sub:
                return _entry(filled, scope, digits=False) or name(filled, scope)
        found = _entry(kind, scope)
        if found is not None:
            return found
    if key == "π":
        return apply("pi", span=kind.span)
    raise UnknownName(
        f"{key} is not defined",
        start=kind.span[0],
        end=kind.span[1],
        hint=nearest(key, list(scope.names)),
    )


def _filled(kind: Name, scope: Scope) -> Name:
    """The name with index variables in its subscript replaced by their numbers: w_{ij} → w_{12}."""
    parts: list[str] = []
    for part in kind.sub:
        if part in scope.bound:
            parts.append(str(scope.bound[part]))
        elif len(part) > 1 and all(c in scope.bound or c.isdecimal() for c in part):
            parts += [str(scope.bound.get(letter, letter)) for letter in part]
        else:
            parts.append(_shifted(part, scope))
    return Name(kind.base, kind.marks, tuple(parts), kind.sup, kind.span)


def _shifted(part: str, scope: Scope) -> str:
    """i+1 with i = 2 is 3."""
    for sign in "+-":
        left, found, right = part.partition(sign)
        if found and left in scope.bound and right.isdecimal():
            return str(scope.bound[left] + int(sign + right))
    return part


def _entry(kind: Name, scope: Scope, digits: bool = True) -> Node | None:
    """The last parts of the subscript as an index, counted from 1.

    digits  w_12 may be w_1,2: not where 12 is what an index variable stands for
    """
    for count in range(1, len(kind.sub) + 1):
        parts = kind.sub[-count:]
        if not all(part.isdecimal() for part in parts):
            return None
        owner_name = Name(kind.base, kind.marks, kind.sub[:-count], kind.sup, kind.span)
        owner = scope.names.get(owner_name.key)
        if owner is None and scope.find is not None:
            owner = scope.find(owner_name)
        if owner is None or not owner.axes:
            continue
        if digits and count == 1 and len(owner.axes) == len(parts[0]) > 1:
            parts = tuple(parts[0])
        if len(parts) > len(owner.axes):
            continue
        return place(owner, tuple(int(part) - 1 for part in parts), kind, 1)
    return None


def place(owner: Node, index: tuple[int, ...], kind: Kind, first: int) -> Node:
    """The entry, if there is one."""
    for at, axis in zip(index, owner.axes, strict=False):
        if isinstance(axis.size, int) and not 0 <= at < axis.size:
            raise ShapeError(
                f"{say(owner)}: it has no entry {at + first}",
                start=kind.span[0],
                end=kind.span[1],
                expected=f"an index from {first} to {axis.size - 1 + first}",
            )
    return entry(owner, index)


def indexed(kind: Index, scope: Scope, build: Build) -> Node:
    """x[0], W[i, j]: brackets count from 0; a subscript behind brackets, (W x)_1, from 1."""
    first = 1 if isinstance(kind.body, Fence) else int(scope.conventions.get("first_index", 0))
    owner = build(kind.body, scope)
    if len(kind.at) > len(owner.axes):
        raise ShapeError(
            f"{say(owner)} and is asked for an entry with {len(kind.at)} indices",
            start=kind.span[0],
            end=kind.span[1],
        )
    return place(owner, tuple(whole(at, scope) - first for at in kind.at), kind, first)


def whole(kind: Kind, scope: Scope) -> int:
    """An index that is a whole number, an index variable, or a sum or product of these."""
    match kind:
        case Number(text=text) if text.isdecimal():
            return int(text)
        case Name() | Text() if (
            key := getattr(kind, "key", getattr(kind, "text", ""))
        ) in scope.bound:
            return scope.bound[key]
        case Name() if kind.key in scope.names and scope.names[kind.key].op == "constant":
            value = scope.names[kind.key].attributes["value"]
            if value.q == 1:
                return int(value.p)
        case Sum(terms=terms, signs=signs):
            parts = [whole(term, scope) for term in terms]
            return sum(p if s == "+" else -p for p, s in zip(parts, signs, strict=True))
        case Product(factors=factors):
            result = 1
            for factor in factors:
                result *= whole(factor, scope)
            return result
        case Prefix(sign="-", body=body):
            return -whole(body, scope)
        case Fence(body=body):
            return whole(body, scope)
        case Fraction(over=over, under=under):
            top, bottom = whole(over, scope), whole(under, scope)
            if bottom and top % bottom == 0:
                return top // bottom
        case _:
            pass
    raise ReadError(
        "an index has to be a whole number",
        start=kind.span[0],
        end=kind.span[1],
        expected="a number or an index variable",
    )


__all__ = ["indexed", "name", "named", "place", "whole"]
