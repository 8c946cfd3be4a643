"""naming: whatever acts as a name on a page becomes one: ∂E/∂w₂, a1[0], g(in_o1), ∂L/∂w|_{t=2}.

Such a piece is replaced by a Name whose base is the piece in plain text, so that it is looked up
as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import is_not

import msgspec

from handgrad import ops
from handgrad.notation import At, Call, Derivative, Index, Kind, Name, Number, Text, fields_below
from handgrad.render.formula import plain

_PLAIN = frozenset({Name, Number, Text})
_COMPOUND = frozenset({Derivative, At, Index, Call})

# Is this call one that the page or the problem can evaluate? (Otherwise it names a value.)
Callable_ = Callable[[Name], bool]


def named(kind: Kind, seen: dict[str, Kind], defined: Callable_) -> Kind:
    """The kind with its compound names replaced; `seen` learns what each of them stood for."""
    if type(kind) in _PLAIN:
        return kind
    if type(kind) in _COMPOUND:
        match kind:
            case Derivative() | At():
                return _name(kind, seen)
            case Index(body=Name() | Index() | Derivative()):
                return _name(kind, seen)
            case Call(function=Name() as function) if not _known(function, defined):
                return _name(kind, seen)
            case Call(function=function, arguments=arguments):
                return Call(function, tuple(named(a, seen, defined) for a in arguments), kind.span)
            case _:
                pass
    changed = {}
    for field in fields_below(type(kind)):
        value = getattr(kind, field)
        new = _inside(value, seen, defined)
        if new is not value:
            changed[field] = new
    return msgspec.structs.replace(kind, **changed) if changed else kind


def _inside(value: object, seen: dict[str, Kind], defined: Callable_) -> object:
    if isinstance(value, Kind):
        return named(value, seen, defined)
    if isinstance(value, tuple) and value and not isinstance(value[0], (str, int)):
        items = [_inside(item, seen, defined) for item in value]
        if any(map(is_not, items, value)):
            return tuple(items)
    return value


def _known(function: Name, defined: Callable_) -> bool:
    if defined(function):
        return True
    plainly = Name(function.base, (), function.sub, function.sup)
    return plainly.key in ops.spellings() or function.base == "log" or defined(plainly)


def _name(kind: Kind, seen: dict[str, Kind]) -> Name:
    key = plain.write(kind)
    seen[key] = kind
    return Name(key, span=kind.span)


def key_of(kind: Kind) -> str:
    """One string for whatever can be a name on a page: C̃_1, ∂E/∂w_2, a1[0], ∂L/∂w|_{t=2}."""
    return kind.key if isinstance(kind, Name) else plain.write(kind)
