"""max_unpool: pooled values put back where the largest entries were, zeros elsewhere."""

from __future__ import annotations

from itertools import product
from typing import Any

from flint import fmpq

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(p: tuple[Axis, ...], x: tuple[Axis, ...], *, size: int) -> tuple[Axis, ...]:
    """The axes of the image that was pooled."""
    return x


def _value(ar: Any, p: Any, x: Any, size: int) -> Any:
    """Each window of the image marks its first largest entry and multiplies it by its value."""
    count = min(len(x.shape), 2)
    lead = len(x.shape) - count
    zero = ar.number(fmpq(0))
    places: dict[tuple[int, ...], Any] = {}
    for window in product(*map(range, p.shape)):
        corner = [i * size for i in window[lead:]]
        inside = [
            (*window[:lead], *(c + a for c, a in zip(corner, step, strict=True)))
            for step in product(range(size), repeat=count)
        ]
        marks = ar.first_largest(ar.stack([ar.part(x, place) for place in inside]))
        for number, place in enumerate(inside):
            mark = ar.part(marks, (number,))
            places[place] = ar.call("multiply", mark, ar.part(p, window))

    def at(place: tuple[int, ...]) -> Any:
        if len(place) == len(x.shape):
            return places.get(place, zero)
        return ar.stack([at((*place, i)) for i in range(x.shape[len(place)])])

    return at(())


OP = Op(
    name="max_unpool",
    summary="pooled values back in the places they came from",
    inputs=("P", "X"),
    attributes={"size": 2},
    shape=_axes,
    reads=("max_unpool", "unpool"),
    writes={"unicode": "unpool", "latex": r"\operatorname{unpool}", "plain": "unpool"},
    value=_value,
    slope="element",
    kinks="where the largest entries are is held fixed; at a tie the first one gets the value",
    says="{P} put where the largest entries of {X} are",
    source="Zeiler, Fergus 2014 (switches)",
    examples={"[7, 8], [1, 3, 5, 2]": "[0, 7, 8, 0]"},
)
