"""build: notation → nodes of the graph.

Fences are dropped, names are looked up in the `Scope`, products find out what they mean from the
shapes: scalar times anything, matrix times vector, row times column. Nothing is evaluated.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from handgrad.errors import NoDerivative, ReadError, ShapeError
from handgrad.graph.leaf import constant
from handgrad.graph.node import Node
from handgrad.notation import (
    Big,
    Braced,
    Call,
    Cases,
    Derivative,
    Fence,
    Fraction,
    Index,
    Kind,
    Listing,
    Matrix,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Relation,
    Root,
    Sequence,
    Sum,
    Text,
)
from handgrad.ops import apply
from handgrad.parse.called import called
from handgrad.parse.channels import by_channel
from handgrad.parse.lookup import indexed, name
from handgrad.parse.products import product
from handgrad.parse.scope import Function, Scope
from handgrad.parse.summed import summed
from handgrad.parse.system import system
from handgrad.parse.written import fraction

__all__ = ["Function", "Scope", "build", "system"]


def build(kind: Kind, scope: Scope) -> Node:
    """The node a piece of notation means.

    Raises UnknownName, ShapeError, ReadError (notation that is no value), each with the span of the
    piece.

    >>> from handgrad.parse import formula
    >>> build(formula("2·3 + 1"), Scope()).op
    'add'
    """
    rule = RULES.get(type(kind))
    if rule is None:
        raise ReadError(
            f"this is no value but {type(kind).__name__.lower()}",
            start=kind.span[0],
            end=kind.span[1],
            expected="a formula that has a value",
        )
    return rule(kind, scope)


def _number(kind: Number, scope: Scope) -> Node:
    return constant(fraction(kind.text), kind.text, kind.span)


def _prefix(kind: Prefix, scope: Scope) -> Node:
    body = build(kind.body, scope)
    if kind.sign == "+":
        return body
    if kind.sign not in _SIGNS:
        raise ReadError(f"{kind.sign} has two values", start=kind.span[0], end=kind.span[1])
    return apply(_SIGNS[kind.sign], body, span=kind.span)


_SIGNS = {"-": "negate", "¬": "opposite"}


def _sum(kind: Sum, scope: Scope) -> Node:
    """Runs of plus become one sum; a minus is a difference."""
    total, *rest = by_channel([build(term, scope) for term in kind.terms])
    run: list[Node] = [total]
    for node, sign in zip(rest, kind.signs[1:], strict=True):
        if sign == "+":
            run.append(node)
            continue
        if sign != "-":
            raise ReadError(f"{sign} has two values", start=kind.span[0], end=kind.span[1])
        left = _added(run, kind)
        run = [apply("subtract", left, node, span=kind.span)]
    return _added(run, kind)


def _added(run: list[Node], kind: Sum) -> Node:
    return run[0] if len(run) == 1 else apply("add", *run, span=kind.span)


def _product(kind: Product, scope: Scope) -> Node:
    return product(kind, [build(factor, scope) for factor in kind.factors], scope)


def _fraction(kind: Fraction, scope: Scope) -> Node:
    return apply("divide", build(kind.over, scope), build(kind.under, scope), span=kind.span)


def _power(kind: Power, scope: Scope) -> Node:
    base = kind.base
    if isinstance(base, Name) and base.key == "e" and "e" not in scope.names:
        return apply("exp", build(kind.exponent, scope), span=kind.span)
    return apply("power", build(base, scope), build(kind.exponent, scope), span=kind.span)


def _root(kind: Root, scope: Scope) -> Node:
    body = build(kind.body, scope)
    if kind.degree is None:
        return apply("sqrt", body, span=kind.span)
    return apply("root", body, build(kind.degree, scope), span=kind.span)


def _postfix(kind: Postfix, scope: Scope) -> Node:
    body = build(kind.body, scope)
    if kind.mark == "ᵀ":
        return apply("transpose", body, span=kind.span)
    if kind.mark == "%":
        return apply("divide", body, constant(100), span=kind.span)
    if kind.mark == "⁻¹" and not body.axes:
        return apply("power", body, constant(-1), span=kind.span)
    raise ReadError(f"{kind.mark} is not known here", start=kind.span[0], end=kind.span[1])


def _fence(kind: Fence, scope: Scope) -> Node:
    body = build(kind.body, scope)
    operation = {"abs": "abs", "norm": "norm", "floor": "floor"}.get(kind.shape)
    if operation is None:
        if kind.shape == "ceil":
            raise ReadError(f"{kind.shape} is not known here", start=kind.span[0], end=kind.span[1])
        return body
    if operation == "abs" and body.axes and not scope.entrywise:
        operation = "norm"
    return apply(operation, body, span=kind.span)


def _listing(kind: Listing, scope: Scope) -> Node:
    return apply("stack", *[build(item, scope) for item in kind.items], span=kind.span)


def _matrix(kind: Matrix, scope: Scope) -> Node:
    """A matrix; a single row or a single column is a vector."""
    rows = [[build(item, scope) for item in row] for row in kind.rows]
    if len({len(row) for row in rows}) != 1:
        raise ShapeError("the rows have different lengths", start=kind.span[0], end=kind.span[1])
    if len(rows) == 1:
        return apply("stack", *rows[0], span=kind.span)
    if len(rows[0]) == 1:
        return apply("stack", *[row[0] for row in rows], span=kind.span)
    return apply("stack", *[apply("stack", *row) for row in rows], span=kind.span)


def _relation(kind: Relation, scope: Scope) -> Node:
    """A condition: a < b, 0 < x ≤ 1."""
    parts = [build(item, scope) for item in kind.items if item is not None]
    found: Node | None = None
    for left, sign, right in zip(parts, kind.signs, parts[1:], strict=False):
        if sign not in _RELATIONS:
            raise ReadError(f"{sign} is no condition", start=kind.span[0], end=kind.span[1])
        this = apply(_RELATIONS[sign], left, right, span=kind.span)
        found = this if found is None else apply("both", found, this, span=kind.span)
    if found is None:
        raise ReadError("half a condition", start=kind.span[0], end=kind.span[1])
    return found


_RELATIONS = {
    "<": "less",
    "≤": "less_equal",
    ">": "greater",
    "≥": "greater_equal",
    "=": "equal",
    "≠": "not_equal",
}


_AND = frozenset({"and", "und", "et", "y", "e"})


def _cases(kind: Cases, scope: Scope) -> Node:
    """The first case whose condition holds; where none does, there is no value."""
    chosen: Node | None = None
    for value, condition in reversed(kind.rows):
        node = build(value, scope)
        if condition is None:
            chosen = node
            continue
        rest = apply("undefined") if chosen is None else chosen
        chosen = apply("where", _condition(condition, scope), node, rest, span=kind.span)
    if chosen is None:
        raise ReadError("no cases", start=kind.span[0], end=kind.span[1])
    return chosen


def _condition(kind: Kind, scope: Scope) -> Node:
    """What has to hold; of several all: a ≥ b, a ≥ c."""
    items = kind.items if isinstance(kind, Listing | Sequence) else (kind,)
    held = [item for item in items if not (isinstance(item, Text) and item.text in _AND)]
    if len(held) < 2 or not all(isinstance(item, Relation) for item in held):
        return build(kind, scope)
    parts = [build(item, scope) for item in held]
    return reduce(lambda a, b: apply("both", a, b, span=kind.span), parts)


def _derivative(kind: Derivative, scope: Scope) -> Node:
    if kind.of is None:
        raise NoDerivative("the derivative of what?", start=kind.span[0], end=kind.span[1])
    parts = [build(kind.of, scope), *[build(by, scope) for by in kind.by]]
    return apply("derivative", *parts, span=kind.span)


def _braced(kind: Braced, scope: Scope) -> Node:
    return build(kind.body, scope)


def _call(kind: Call, scope: Scope) -> Node:
    return called(kind, scope, build)


def _big(kind: Big, scope: Scope) -> Node:
    return summed(kind, scope, build)


def _index(kind: Index, scope: Scope) -> Node:
    return indexed(kind, scope, build)


Rule = Callable[[Any, Scope], Node]
RULES: dict[type[Kind], Rule] = {
    Number: _number,
    Name: name,
    Prefix: _prefix,
    Sum: _sum,
    Product: _product,
    Fraction: _fraction,
    Power: _power,
    Root: _root,
    Postfix: _postfix,
    Fence: _fence,
    Listing: _listing,
    Matrix: _matrix,
    Relation: _relation,
    Cases: _cases,
    Derivative: _derivative,
    Braced: _braced,
    Call: _call,
    Big: _big,
    Index: _index,
}
