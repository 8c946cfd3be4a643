"""concat: vectors one behind the other."""

from __future__ import annotations

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _joined(*axes: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """Lengths along the first axis add up; a scalar counts as one entry."""
    sizes = [a[0].size if a else 1 for a in axes]
    rest = next((a[1:] for a in axes if a), ())
    if any(tuple(s.size for s in a[1:]) != tuple(s.size for s in rest) for a in axes if a):
        raise ShapeError("arrays can be joined only if all their other axes are equal")
    total: int | str
    if any(isinstance(size, str) for size in sizes):
        total = "+".join(str(size) for size in sizes)
    else:
        total = sum(int(size) for size in sizes)
    return (Axis("entry", total), *rest)


OP = Op(
    name="concat",
    summary="arrays joined end to end",
    inputs=("x*",),
    reads=("concat",),
    shape=_joined,
    writes={"unicode": "concat", "latex": "\\operatorname{concat}", "plain": "concat"},
    value=lambda ar, *xs: ar.concat(xs),
    slope="structural",
    says="{x_1} followed by {x_2}",
    source="school arithmetic",
    examples={"[1, 2], [3]": "[1, 2, 3]"},
)
