"""top: marks the k largest entries; of equal ones the first."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from handgrad.evaluate.array import Array
from handgrad.graph.op import Op


def _value(ar: Any, x: Any, keep: int) -> Any:
    """An entry is in if fewer than `keep` others come before it: larger ones, or equal ones to its
    left."""
    if type(x) is not Array:
        return ar.number(fmpq(1))
    one, zero, limit = ar.number(fmpq(1)), ar.number(fmpq(0)), ar.number(fmpq(keep))
    where, add = ar.table["where"], ar.table["add"]

    def flag(i: int) -> Any:
        ahead = [
            where(ar.table["greater_equal" if j < i else "greater"](y, x.flat[i]), one, zero)
            for j, y in enumerate(x.flat)
            if j != i
        ]
        before = add(*ahead) if len(ahead) > 1 else ahead[0]
        return where(ar.table["less"](before, limit), one, zero)

    if len(x.flat) == 1:
        return Array(x.shape, (one,))
    return Array(x.shape, tuple(flag(i) for i in range(len(x.flat))))


OP = Op(
    name="top",
    summary="marks the k largest entries",
    attributes={"keep": 1},
    shape="x: … -> …",
    reads=("top",),
    writes={"unicode": "top", "latex": r"\operatorname{top}", "plain": "top"},
    value=_value,
    slope={"x": "0"},
    kinks="constant between ties: the derivative is 0; of equal entries the first counts",
    says="1 at the {keep} largest entries of {x}",
    source="Makhzani, Frey 2014",
    examples={"[1, 3, 3]": "[0, 1, 0]"},
)
