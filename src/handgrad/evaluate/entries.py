"""entries: index notation worked out: `Y[i, j] = Σ_k A[i, k]·B[k, j]` for every i and j.

An index variable that is not on the left runs over the axis it indexes. What lies outside an array
is 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from flint import fmpq

from handgrad import ops
from handgrad.errors import LimitReached
from handgrad.evaluate.array import LIMIT, Array, build
from handgrad.graph.node import Node
from handgrad.graph.op import Op
from handgrad.graph.shape import fit, sizes
from handgrad.notation import (
    Big,
    Call,
    Fence,
    Fraction,
    Index,
    Kind,
    Name,
    Number,
    Power,
    Prefix,
    Product,
    Relation,
    Root,
    Sum,
    children,
)
from handgrad.parse.slope import label, read
from handgrad.parse.written import fraction


class Setting:
    """What is known while one entry is worked out."""

    __slots__ = ("ar", "arrays", "numbers", "steps")

    def __init__(self, ar: Any, arrays: Mapping[str, Any], numbers: Mapping[str, Any]) -> None:
        self.ar = ar
        self.arrays = arrays
        self.numbers = numbers
        self.steps = 0


def by_entries(ar: Any, op: Op, node: Node, args: list[Any]) -> Any:
    """The array an index definition gives."""
    options = op.element.split(";")
    number = fit(op, node.inputs)[0] if isinstance(op.shape, str) else len(node.axes) - 1
    relation = read(options[min(number, len(options) - 1)])
    assert isinstance(relation, Relation)
    left, right = relation.items[0], relation.items[1]
    assert right is not None
    names = (
        tuple(at.key for at in left.at if isinstance(at, Name)) if isinstance(left, Index) else ()
    )
    arrays = {label(op, i): arg for i, arg in enumerate(args)}
    numbers: dict[str, Any] = {}
    for key, value in node.attributes.items():
        if isinstance(value, str) and value[:1] in "0123456789-":
            numbers[key] = fraction(value)
        elif isinstance(value, int):
            numbers[key] = fmpq(value)
    numbers["count"] = fmpq(len(args[0].flat) if type(args[0]) is Array else 1)
    for axis, size in enumerate(args[-1].shape if type(args[-1]) is Array else (), 1):
        numbers[f"m_{axis}"] = fmpq(size - 1)  # the last place of a kernel
    shape = sizes(node)
    lead = len(shape) - len(names)
    setting = Setting(ar, arrays, numbers)
    if not lead:
        _letters(op, args, setting)
        return build(
            shape, lambda index: entry(right, dict(zip(names, index, strict=True)), setting)
        )
    rows: dict[tuple[int, ...], Setting] = {}

    def at(index: tuple[int, ...]) -> Any:
        head = index[:lead]
        if head not in rows:
            cut = {
                key: ar.part(a, head) if type(a) is Array and len(a.shape) > lead else a
                for key, a in arrays.items()
            }
            rows[head] = Setting(ar, cut, numbers)
            _letters(op, list(cut.values()), rows[head])
        return entry(right, dict(zip(names, index[lead:], strict=True)), rows[head])

    return build(shape, at)


def _letters(op: Op, args: list[Any], setting: Setting) -> None:
    """Sizes by their letters in the signature, for definitions that divide by n."""
    if not isinstance(op.shape, str):
        return
    numbers = dict(setting.numbers)
    for alternative in op.shape.split(";"):
        needs = alternative.partition("->")[0].split(",")
        for need, arg in zip(needs, args, strict=False):
            letters = need.partition(":")[2].strip().lstrip("…").split("×")
            sizes = arg.shape if type(arg) is Array else ()
            if len(letters) == len(sizes):
                for letter, size in zip(letters, sizes, strict=True):
                    numbers.setdefault(letter.strip(), fmpq(size))
    setting.numbers = numbers


def entry(kind: Kind, at: dict[str, int], s: Setting) -> Any:
    """One entry: the right-hand side with its index variables set."""
    return _RULES[type(kind)](kind, at, s)


def _number(kind: Number, at: dict[str, int], s: Setting) -> Any:
    return s.ar.number(fraction(kind.text))


def _name(kind: Name, at: dict[str, int], s: Setting) -> Any:
    key = kind.key
    if key in at:
        return s.ar.number(fmpq(at[key]))
    if key in s.arrays:
        return s.arrays[key]
    return s.ar.number(s.numbers[key])


def _index(kind: Index, at: dict[str, int], s: Setting) -> Any:
    assert isinstance(kind.body, Name)
    array = s.arrays[kind.body.key]
    if type(array) is not Array:
        return array
    place = tuple(position(k, at, s) for k in kind.at)
    for i, size in zip(place, array.shape, strict=True):
        if not 0 <= i < size:
            return s.ar.number(fmpq(0))
    return array[place]


def position(kind: Kind, at: dict[str, int], s: Setting) -> int:
    """An index: s·i + d·a − p."""
    match kind:
        case Number(text=text):
            return int(text)
        case Name():
            return at[kind.key] if kind.key in at else int(s.numbers[kind.key].p)
        case Sum(terms=terms, signs=signs):
            return sum(
                position(t, at, s) if sign == "+" else -position(t, at, s)
                for t, sign in zip(terms, signs, strict=True)
            )
        case Product(factors=factors):
            result = 1
            for factor in factors:
                result *= position(factor, at, s)
            return result
        case Prefix(body=body):
            return -position(body, at, s)
        case Fence(body=body):
            return position(body, at, s)
    raise AssertionError(f"no index: {kind}")


def _sum(kind: Sum, at: dict[str, int], s: Setting) -> Any:
    table = s.ar.table
    total = entry(kind.terms[0], at, s)
    for term, sign in zip(kind.terms[1:], kind.signs[1:], strict=True):
        total = table["add" if sign == "+" else "subtract"](total, entry(term, at, s))
    return total


def _product(kind: Product, at: dict[str, int], s: Setting) -> Any:
    return s.ar.table["multiply"](*[entry(factor, at, s) for factor in kind.factors])


def _fraction(kind: Fraction, at: dict[str, int], s: Setting) -> Any:
    return s.ar.table["divide"](entry(kind.over, at, s), entry(kind.under, at, s))


def _power(kind: Power, at: dict[str, int], s: Setting) -> Any:
    return s.ar.table["power"](entry(kind.base, at, s), entry(kind.exponent, at, s))


def _root(kind: Root, at: dict[str, int], s: Setting) -> Any:
    return s.ar.table["sqrt"](entry(kind.body, at, s))


def _prefix(kind: Prefix, at: dict[str, int], s: Setting) -> Any:
    return s.ar.table["negate"](entry(kind.body, at, s))


def _fence(kind: Fence, at: dict[str, int], s: Setting) -> Any:
    value = entry(kind.body, at, s)
    return s.ar.table["abs"](value) if kind.shape == "abs" else value


def _call(kind: Call, at: dict[str, int], s: Setting) -> Any:
    assert isinstance(kind.function, Name)
    name = ops.spellings()[kind.function.key]
    if len(kind.arguments) > 1:
        name = {"max": "maximum", "min": "minimum"}.get(name, name)
    return s.ar.table[name](*[entry(argument, at, s) for argument in kind.arguments])


_FOLD = {"Σ": "add", "Π": "multiply", "max": "maximum", "min": "minimum"}


def _big(kind: Big, at: dict[str, int], s: Setting) -> Any:
    """Nested runs over one or several index variables: Σ_k, Σ_{a, b}."""
    ranges = [range(_extent(kind.body, index, s)) for index in _variables(kind)]
    places: list[dict[str, int]] = [dict(at)]
    for index, run in zip(_variables(kind), ranges, strict=True):
        places = [{**place, index: i} for place in places for i in run]
    s.steps += len(places)
    if s.steps > LIMIT:
        raise LimitReached(f"more than {LIMIT} terms in one operation")
    return s.ar.table[_FOLD[kind.operator]](*[entry(kind.body, place, s) for place in places])


def _variables(kind: Big) -> list[str]:
    under = kind.under
    if isinstance(under, Name):
        return [under.key]
    return (
        [part.key for part in children(under) if isinstance(part, Name)]
        if under is not None
        else []
    )


def _extent(kind: Kind, index: str, s: Setting) -> int:
    """How far an index variable runs: the size of the axis where it stands alone."""
    found = _stands(kind, index)
    for name, axis in found:
        array = s.arrays[name]
        if type(array) is Array:
            return int(array.shape[axis])
    raise AssertionError(f"{index} indexes nothing")


@lru_cache(maxsize=1024)
def _stands(kind: Kind, index: str) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    if isinstance(kind, Index) and isinstance(kind.body, Name):
        found += [
            (kind.body.key, axis)
            for axis, at in enumerate(kind.at)
            if isinstance(at, Name) and at.key == index
        ]
    for child in children(kind):
        found += _stands(child, index)
    return tuple(found)


_RULES: dict[type[Kind], Callable[[Any, dict[str, int], Setting], Any]] = {
    Number: _number,
    Name: _name,
    Index: _index,
    Sum: _sum,
    Product: _product,
    Fraction: _fraction,
    Power: _power,
    Root: _root,
    Prefix: _prefix,
    Fence: _fence,
    Call: _call,
    Big: _big,
}
