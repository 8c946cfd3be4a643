"""minimum: the smallest of several values, entry by entry."""

from __future__ import annotations

from handgrad.graph.op import Op


def _chosen(position: int, count: int) -> str:
    """What arrives goes to the smallest value, at a tie to the first."""
    mine = f"x_{position + 1}"
    signs = ["<" if i < position else "≤" for i in range(count)]
    tests = [f"{mine} {signs[i]} x_{i + 1}" for i in range(count) if i != position]
    for test in tests[1:]:
        tests[0] = f"both({tests[0]}, {test})"
    return f"choose({tests[0]}, g, 0)" if tests else "g"


OP = Op(
    name="minimum",
    summary="the smallest of several values",
    inputs=("x*",),
    reads=(),
    writes={"unicode": "min", "latex": "\\min", "plain": "min"},
    slope=_chosen,
    kinks="at a tie the first of the values gets the derivative",
    kink="smallest",
    says="the smallest of {x_1} and {x_2}",
    source="school arithmetic",
    examples={"1, 3, 2": "1"},
)
