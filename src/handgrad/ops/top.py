"""top: marks the k largest entries; of equal ones the first."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from handgrad.graph.op import Op


def _value(ar: Any, x: Any, keep: int) -> Any:
    """An entry is in if fewer than `keep` others come before it: larger ones, or equal ones to
    its left."""
    entries = [ar.part(x, (i,)) for i in range(x.shape[0])]
    one, zero, limit = ar.number(fmpq(1)), ar.number(fmpq(0)), ar.number(fmpq(keep))

    def flag(i: int) -> Any:
        before = zero
        for j, other in enumerate(entries):
            if j != i:
                ahead = ar.call("greater_equal" if j < i else "greater", other, entries[i])
                before = ar.call("add", before, ar.call("where", ahead, one, zero))
        return ar.call("where", ar.call("less", before, limit), one, zero)

    return ar.stack([flag(i) for i in range(len(entries))])


OP = Op(
    name="top",
    summary="marks the k largest entries",
    attributes={"keep": 1},
    shape="x: n -> n",
    reads=("top",),
    writes={"unicode": "top", "latex": r"\operatorname{top}", "plain": "top"},
    value=_value,
    slope={"x": "0"},
    kinks="constant between ties: the derivative is 0; of equal entries the first counts",
    says="1 at the {keep} largest entries of {x}",
    source="Makhzani, Frey 2014",
    examples={"[1, 3, 3]": "[0, 1, 0]"},
)
