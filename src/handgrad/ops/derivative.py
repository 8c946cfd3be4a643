"""derivative: the derivative of one value with respect to others, still to be worked out by
`differentiate`.
"""

from __future__ import annotations

from handgrad.errors import NoDerivative
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _axes(of: tuple[Axis, ...], *by: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """The axes of what is differentiated, then those of what it is differentiated by."""
    return sum(by, of)


def _open(*_: object) -> object:
    """A derivative has a value once `differentiate.resolve` has worked it out."""
    raise NoDerivative("this derivative has not been worked out yet")


OP = Op(
    name="derivative",
    summary="a derivative still to be worked out",
    inputs=("of", "by*"),
    shape=_axes,
    value=_open,
    writes={"kind": "Derivative"},
    says="the derivative of {of}",
    slope="structural",
)
