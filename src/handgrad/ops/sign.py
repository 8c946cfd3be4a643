"""sign: the sign of a value: −1, 0 or 1."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="sign",
    summary="the sign",
    reads=("sign", "sgn"),
    writes={"unicode": "sgn", "latex": "\\operatorname{sgn}", "plain": "sgn"},
    element="choose(x > 0, 1, choose(x < 0, -1, 0))",
    slope={"x": "0"},
    kinks="sgn(0) = 0; the derivative is 0, at the jump too",
    kink="zero",
    says="the sign of {x}",
    source="school arithmetic",
    examples={"-3": "-1", "0": "0", "2": "1"},
)
