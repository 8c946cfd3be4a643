"""multiply: several values multiplied, entry by entry."""

from __future__ import annotations

from handgrad.graph.op import Op


def _others(position: int, count: int) -> str:
    """The slope towards one factor: what arrives, times all the other factors."""
    return "·".join(["g", *(f"x_{i + 1}" for i in range(count) if i != position)])


OP = Op(
    name="multiply",
    summary="a product",
    inputs=("x*",),
    writes={"infix": "·"},
    element="x_1·x_2",
    slope=_others,
    says="{x_1} times {x_2}",
    lesson="the derivative of a product with respect to one factor is the product of the others",
    source="school arithmetic",
    examples={"2/3, 3/4": "1/2", "0.1, 0.2, 0.5": "0.01"},
)
