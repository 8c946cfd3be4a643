"""leaky_relu: negative values are made small."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="leaky_relu",
    summary="the leaky rectifier",
    attributes={"a": "0.01"},
    reads=("LeakyReLU", "leakyrelu", "leaky_relu", "lrelu", "LReLU"),
    writes={"unicode": "LeakyReLU", "latex": "\\operatorname{LeakyReLU}", "plain": "leaky_relu"},
    element="choose(x > 0, x, a·x)",
    slope={"x": "choose(x > 0, g, a·g)"},
    kinks="at 0 the derivative is taken from the negative side",
    kink="zero",
    says="{x} if it is positive, else {a} times it",
    source="Maas, Hannun, Ng 2013",
    examples={"-1": "-0.01", "2": "2"},
)
