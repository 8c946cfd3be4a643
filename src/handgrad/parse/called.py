"""called: functions with their arguments: operations, the author's own, σ′(z), log to a base."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from handgrad import ops
from handgrad.errors import ReadError, UnknownName, nearest
from handgrad.graph.entry import remembered
from handgrad.graph.leaf import constant
from handgrad.graph.node import Node
from handgrad.late import late
from handgrad.notation import Call, Derivative, Kind, Name, Number, Prefix, Relation
from handgrad.ops import apply
from handgrad.parse.lookup import place, whole
from handgrad.parse.mentions import names
from handgrad.parse.scope import Scope
from handgrad.parse.written import fraction

Build = Callable[[Kind, Scope], Node]
_SEVERAL = {"max": "maximum", "min": "minimum"}
_BASE = late(r"\d+(?:\.\d+)?")
# Several arguments of these are the entries of one vector.
_JOINS = frozenset(("sum", "mean", "max", "min", "norm"))


def called(kind: Call, scope: Scope, build: Build) -> Node:
    """The node of a call."""
    function = kind.function
    if isinstance(function, Derivative):
        parts = [build(a, scope) for a in (*kind.arguments, *function.by)]
        return apply("derivative", *parts, span=kind.span)
    if not isinstance(function, Name):
        owner = build(function, scope)
        if not owner.axes:
            raise ReadError("this is no function", start=function.span[0], end=function.span[1])
        index = tuple(whole(a, scope) for a in kind.arguments)
        return place(owner, index, kind, 0)
    own = scope.functions.get(function.key)
    if own is not None:
        return _own(kind, function, scope, build)
    if function.marks and set(function.marks) == {"'"}:
        return _primed(kind, function, scope, build)
    return _operation(kind, function, scope, build)


def _own(kind: Call, function: Name, scope: Scope, build: Build) -> Node:
    """A function the author defined, with its arguments put in."""
    own = scope.functions[function.key]
    if len(own.parameters) != len(kind.arguments):
        raise ReadError(
            f"{function.key} takes {len(own.parameters)} arguments",
            start=kind.span[0],
            end=kind.span[1],
        )
    values = tuple(build(argument, scope) for argument in kind.arguments)
    # The same call again is the same node: a tower of functions stays as small as it was written.
    outside = scope.names if scope.outside is None else scope.outside
    free = [name.key for name in names(own.body)]
    memo = remembered(values[0])
    key = (
        own,
        values,
        scope.entrywise,
        *[outside.get(name) for name in free],
        *[scope.functions.get(name) for name in free],
    )
    found: Node | None = memo.get(key)
    if found is None:
        # A function does not know itself: f(x) = f(x) ends here and not in a loop.
        inside = msgspec.structs.replace(
            scope,
            names={**outside, **dict(zip(own.parameters, values, strict=True))},
            functions={k: f for k, f in scope.functions.items() if k != function.key},
            outside=outside,
            bound={},
        )
        found = build(own.body, inside)
        memo[key] = found
    return found


def _primed(kind: Call, function: Name, scope: Scope, build: Build) -> Node:
    """σ′(z): the derivative of the function, at z."""
    from handgrad.parse.slope import local

    plain = Name(function.base, (), function.sub, function.sup, function.span)
    node = called(Call(plain, kind.arguments, kind.span), scope, build)
    if len(function.marks) > 1 or plain.key in scope.functions:
        argument = build(kind.arguments[0], scope)
        return apply("derivative", node, *[argument] * len(function.marks), span=kind.span)
    return local(node, 0)


def _operation(kind: Call, function: Name, scope: Scope, build: Build) -> Node:
    """A known operation; named arguments are its attributes: conv(X, K, stride = 2)."""
    known = ops.spellings()
    key = function.key
    settings = {
        _attribute(argument): argument
        for argument in kind.arguments
        if isinstance(argument, Relation) and _attribute(argument)
    }
    arguments = [build(a, scope) for a in kind.arguments if a not in settings.values()]
    if function.base == "log" and key not in known:
        base = function.sub[0] if function.sub else str(scope.conventions.get("log", "e"))
        return logarithm(arguments[0], base, scope, kind)
    if key.startswith("norm_") and key not in known:
        return _norm(arguments[0], function.sub[0], kind)
    operation = known.get(key)
    if operation is None:
        raise UnknownName(
            f"{key} is no function that is known here",
            start=function.span[0],
            end=function.span[1],
            hint=nearest(key, [*known, *scope.functions]),
        )
    if len(arguments) > 1:
        operation = _SEVERAL.get(operation, operation)
    op = ops.find(operation)
    attributes: dict[str, Any] = {
        name: scope.conventions[f"{operation}_{name}"]
        for name in op.attributes
        if f"{operation}_{name}" in scope.conventions
    }
    for name, argument in settings.items():
        if name not in op.attributes:
            raise UnknownName(
                f"{operation} has no {name}", start=argument.span[0], end=argument.span[1]
            )
        attributes[name] = _setting(op.attributes[name], argument.items[1], scope)
    takes = len(op.inputs)
    variadic = takes > 0 and op.inputs[-1].endswith("*")
    if not variadic and len(arguments) > takes and op.attributes and op.name not in _JOINS:
        for name, extra in zip(op.attributes, kind.arguments[takes:], strict=False):
            attributes[name] = _setting(op.attributes[name], extra, scope)
        arguments = arguments[:takes]
    if not variadic and takes == 1 and len(arguments) > 1:
        arguments = [apply("stack", *arguments, span=kind.span)]
    if not variadic and len(arguments) != takes:
        raise ReadError(
            f"{key} takes {takes} arguments: {', '.join(op.inputs)}",
            start=kind.span[0],
            end=kind.span[1],
        )
    return apply(operation, *arguments, span=kind.span, **attributes)


def _attribute(argument: Relation) -> str:
    """The name in `stride = 2`, or nothing if this is a condition."""
    first = argument.items[0]
    if argument.signs == ("=",) and isinstance(first, Name) and len(first.key) > 2:
        return first.key
    return ""


def _setting(default: Any, kind: Kind | None, scope: Scope) -> Any:
    """An attribute's value: a number as it was written, or a whole number, like its default."""
    assert kind is not None
    if not isinstance(default, str):
        return whole(kind, scope)
    negative = isinstance(kind, Prefix) and kind.sign == "-"
    number = kind.body if isinstance(kind, Prefix) else kind
    if not isinstance(number, Number):
        raise ReadError("a number has to stand here", start=kind.span[0], end=kind.span[1])
    return f"-{number.text}" if negative else number.text


def logarithm(argument: Node, base: str, scope: Scope, kind: Call) -> Node:
    """log with its base: e unless the page or a convention says otherwise."""
    if base in ("e", "natural"):
        return apply("ln", argument, span=kind.span)
    if base in ("2", "10"):
        return apply(f"log{base}", argument, span=kind.span)
    under = scope.names.get(base)
    if under is None:
        if not _BASE.fullmatch(base):
            raise UnknownName(
                f"{base} is no number and no known name: log needs one as its base",
                start=kind.function.span[0],
                end=kind.function.span[1],
            )
        under = constant(fraction(base), base)
    return apply("logarithm", argument, under, span=kind.span)


def _norm(argument: Node, order: str, kind: Kind) -> Node:
    if order == "1":
        return apply("sum", apply("abs", argument), span=kind.span)
    if order in ("∞", "inf"):
        return apply("max", apply("abs", argument), span=kind.span)
    raise ReadError(f"the norm of order {order} is not known", start=kind.span[0], end=kind.span[1])
