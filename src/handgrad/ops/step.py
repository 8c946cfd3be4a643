"""step: fires or does not fire."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="step",
    summary="the threshold function",
    attributes={"at_zero": "1"},
    reads=("step", "heaviside", "Heaviside", "escalon", "H"),
    writes={"unicode": "step", "latex": "\\operatorname{step}", "plain": "step"},
    element="choose(x > 0, 1, choose(x < 0, 0, atzero))",
    slope={"x": "0"},
    kinks="the value at 0 is {at_zero}; the derivative is 0, at the jump too",
    kink="zero",
    says="1 if {x} is positive, else 0",
    source="McCulloch, Pitts 1943",
    examples={"-1": "0", "0": "1", "2": "1"},
)
