"""rename: names inside formulas: other names for them, their time filled in.

A name carries its time as a subscript t, t-1 … (or a superscript in brackets: h^{(t)}). Filling in
t = 2 turns
h_{t-1} into h_1 and a bare t into 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from handgrad.late import late
from handgrad.notation import Big, Kind, Name, Number, Relation, children

_SUB = re.compile(r"t([+-]\d+)?")
_SUP = late(r"([(<\[⟨])t([+-]\d+)?([)>\]⟩])")

Change = Callable[[Kind], Kind | None]


def rewrite(kind: Kind, change: Change) -> Kind:
    """A copy of a formula in which `change` has replaced what it has an answer for; the rest is the
    same object."""
    found = change(kind)
    if found is not None:
        return found
    changed: dict[str, object] = {}
    for field in kind.__struct_fields__:
        if field == "span":
            continue
        value = getattr(kind, field)
        new = _inside(value, change)
        if new is not value:
            changed[field] = new
    return msgspec.structs.replace(kind, **changed) if changed else kind


def _inside(value: object, change: Change) -> object:
    if isinstance(value, Kind):
        return rewrite(value, change)
    if isinstance(value, tuple) and value and not isinstance(value[0], (str, int)):
        new = tuple(_inside(item, change) for item in value)
        return value if all(a is b for a, b in zip(new, value, strict=True)) else new
    return value


def walk(kind: Kind) -> Iterator[Kind]:
    """A formula and everything in it."""
    yield kind
    for child in children(kind):
        yield from walk(child)


def names(kind: Kind) -> Iterator[Name]:
    """Every name in a formula, functions too."""
    return (part for part in walk(kind) if isinstance(part, Name))


def offset(name: Name) -> int | None:
    """How far a name's time is from t: 0 for h_t, -1 for h_{t-1}, None for a name without t.

    >>> offset(Name("h", sub=("t-1",))), offset(Name("h", sub=("1",)))
    (-1, None)
    """
    for part in name.sub:
        hit = _SUB.fullmatch(part) if part[:1] == "t" else None
        if hit:
            return int(hit[1] or 0)
    for part in name.sup:
        hit = _SUP.fullmatch(part)
        if hit:
            return int(hit[2] or 0)
    return None


def timeless(name: Name) -> Name:
    """The name without its time.

    >>> timeless(Name("a", sub=("r", "t"))).key
    'a_r'
    """
    return Name(
        name.base,
        name.marks,
        tuple(part for part in name.sub if not _SUB.fullmatch(part)),
        tuple(part for part in name.sup if not _SUP.fullmatch(part)),
        name.span,
    )


def at(name: Name, t: int) -> Name:
    """The name with t filled in.

    >>> at(Name("h", sub=("t-1",)), 2).key
    'h_1'
    """
    if not (name.sub or name.sup) or offset(name) is None:
        return name  # most names have no time: this is the quick way
    sub = tuple(
        str(t + int(hit[1] or 0)) if (hit := _SUB.fullmatch(part)) else part for part in name.sub
    )
    sup = tuple(
        f"{hit[1]}{t + int(hit[2] or 0)}{hit[3]}" if (hit := _SUP.fullmatch(part)) else part
        for part in name.sup
    )
    return Name(name.base, name.marks, sub, sup, name.span)


def at_time(kind: Kind, t: int, last: int) -> Kind:
    """A formula with t filled in everywhere, and T by the last step."""

    def change(part: Kind) -> Kind | None:
        if isinstance(part, Big) and over_time(part):
            return part  # its t is its own
        if not isinstance(part, Name):
            return None
        if part.base == "t" and part.key == "t":
            return Number(str(t), part.span)
        return ended(at(part, t), last)

    return rewrite(kind, change)


def over_time(big: Big) -> bool:
    """Whether a sum runs over the steps: Σ_t, Σ_{t=1}^T."""
    under = big.under.items[0] if isinstance(big.under, Relation) else big.under
    return isinstance(under, Name) and under.key == "t"


def ended(name: Name, last: int) -> Name:
    """The name with the subscript T, T-1 … filled in."""
    if not any(part == "T" or part.startswith("T-") for part in name.sub):
        return name
    sub = tuple(
        str(last)
        if part == "T"
        else str(last - int(part[2:]))
        if re.fullmatch(r"T-\d+", part)
        else part
        for part in name.sub
    )
    return Name(name.base, name.marks, sub, name.sup, name.span)


def renamed(kind: Kind, table: Mapping[str, Name]) -> Kind:
    """A formula in other names; a name keeps its time.

    table   key without time → the name to be used instead
    """

    def change(part: Kind) -> Kind | None:
        return rename(part, table) if isinstance(part, Name) else None

    return rewrite(kind, change) if table else kind


def rename(name: Name, table: Mapping[str, Name]) -> Name:
    """One name in its other name, its time put where it was."""
    new = table.get(name.key)
    if new is not None:
        return msgspec.structs.replace(new, span=name.span)
    new = table.get(timeless(name).key)
    if new is None:
        return name
    time_sub = tuple(part for part in name.sub if _SUB.fullmatch(part))
    time_sup = tuple(part for part in name.sup if _SUP.fullmatch(part))
    return Name(new.base, new.marks, new.sub + time_sub, new.sup + time_sup, name.span)
