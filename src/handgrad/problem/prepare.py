"""prepare: what only a problem knows put into a formula: sums over time, derivatives, stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handgrad.errors import ReadError
from handgrad.notation import Big, Call, Derivative, Kind, Listing, Name, Number, Relation, Sum
from handgrad.problem.rename import at_time, names, over_time, rewrite, timeless

if TYPE_CHECKING:
    from handgrad.problem.steps import Steps


def prepared(formula: Kind, steps: Steps) -> Kind:
    """The formula ready to be built; what it names is worked out on the way."""
    last = steps.last

    def change(part: Kind) -> Kind | None:
        match part:
            case Big(operator="Σ") if over_time(part) and last:
                terms = tuple(
                    prepared(at_time(part.body, t, last), steps) for t in _range(part, last)
                )
                return terms[0] if len(terms) == 1 else Sum(terms, ("+",) * len(terms), part.span)
            case Big(under=Name(base=letter, sub=())) if last:
                _every_step(part.body, letter, steps)
            case Derivative(of=Kind()):
                quantity = steps.derivative(part)
                stand_in = Name(f"derivative {id(quantity.node)}", span=part.span)
                steps.nodes[stand_in.key] = quantity.node
                return stand_in
            case Listing(items=items) if _joined(items, steps):
                return Call(Name("concat"), tuple(prepared(i, steps) for i in items), part.span)
            case Name(base="T", marks=(), sub=(), sup=()) if last and steps.node("T") is None:
                return Number(str(last), part.span)
        return None

    formula = rewrite(formula, change)
    for name in names(formula):
        steps.node(name.key)  # a sum asks how long a vector is: it must be there
    return formula


def _every_step(body: Kind, letter: str, steps: Steps) -> None:
    """Σ_k e_k over a quantity of every step: all of them must be there before they are added."""
    for name in names(body):
        if letter in name.sub:
            for t in range(1, steps.last + 1):
                sub = tuple(str(t) if part == letter else part for part in name.sub)
                steps.node(Name(name.base, name.marks, sub, name.sup).key)


def _range(big: Big, last: int) -> range:
    """Which steps a sum over time takes."""
    low = big.under.items[1] if isinstance(big.under, Relation) else None
    return range(_whole(low, 1), _whole(big.over, last) + 1)


def _whole(kind: Kind | None, default: int) -> int:
    """A bound that is written as a number; T and nothing are the default."""
    if kind is None or (isinstance(kind, Name) and kind.key == "T"):
        return default
    if isinstance(kind, Number) and kind.text.isdecimal():
        return int(kind.text)
    start, end = kind.span
    raise ReadError("a sum over time ends at a number or at T", start=start, end=end)


def _joined(items: tuple[Kind, ...], steps: Steps) -> bool:
    """Whether a list holds parts to be put end to end: [x_t, h_{t-1}]."""
    found = [item for item in items if isinstance(item, Name)]
    if len(found) < len(items):
        return False
    keys = [timeless(name).key for name in found]
    if keys in steps.stacks:
        return True
    nodes = (steps.node(name.key) for name in found)
    shapes = {node.shape for node in nodes if node is not None}
    return len(shapes) > 1 and any(len(shape) == 1 for shape in shapes)
