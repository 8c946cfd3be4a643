"""elu: negative values bend towards −a."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="elu",
    summary="the exponential linear unit",
    attributes={"a": "1"},
    reads=("ELU", "elu"),
    writes={"unicode": "ELU", "latex": "\\operatorname{ELU}", "plain": "elu"},
    element="choose(x > 0, x, a·(exp(x) - 1))",
    slope={"x": "choose(x > 0, g, g·a·exp(x))"},
    kinks="at 0 the derivative is taken from the negative side",
    kink="zero",
    says="{x} if it is positive, else its exponential less 1",
    source="Clevert, Unterthiner, Hochreiter 2016",
    examples={"0": "0", "2": "2"},
)
