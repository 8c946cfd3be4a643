"""at_end: zeros in the shape of another value, with a value put in the last place."""

from __future__ import annotations

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _like(_: tuple[Axis, ...], like: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """The axes of the second input."""
    return like


OP = Op(
    name="at_end",
    summary="a value in the last place among zeros",
    inputs=("x", "like"),
    reads=("atend",),
    shape=_like,
    writes={"unicode": "atend", "latex": r"\operatorname{atend}", "plain": "at_end"},
    value=lambda ar, x, like: ar.place(x, (like.shape[0] - 1,), like.shape),
    slope={"x": "last(g)", "like": "0"},
    kinks="does not depend on the values of the second input",
    says="{x} in the last place of an array like {like}",
    source="the derivative of the last entry",
    examples={"3, [1, 2]": "[0, 3]"},
)
