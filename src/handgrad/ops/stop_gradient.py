"""stop_gradient: a value that passes nothing back, as in the straight-through estimator."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="stop_gradient",
    summary="the value itself, held fixed for derivatives",
    reads=("sg", "stopgradient", "detach"),
    writes={"unicode": "sg", "latex": r"\operatorname{sg}", "plain": "sg"},
    value=lambda ar, x: x,
    slope={"x": "0"},
    kinks="passes nothing back: its derivative is 0 by definition",
    says="{x}, held fixed",
    lesson="sg lets the value through and stops the gradient",
    source="van den Oord, Vinyals, Kavukcuoglu 2017, eq. 3 (sg)",
    examples={"3": "3", "[1, -2]": "[1, -2]"},
)
