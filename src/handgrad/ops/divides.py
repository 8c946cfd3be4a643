"""divides: does a period divide the number of a step? The clock of a Clockwork network."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from handgrad.graph.op import Op


def _value(ar: Any, p: Any, t: Any) -> Any:
    """A quotient that is its own whole part."""
    quotient = ar.call("divide", t, p)
    whole = ar.call("equal", quotient, ar.call("floor", quotient))
    return ar.call("where", whole, ar.number(fmpq(1)), ar.number(fmpq(0)))


OP = Op(
    name="divides",
    summary="1 where a period divides the step, 0 elsewhere",
    inputs=("p", "t"),
    reads=("divides",),
    writes={"unicode": "divides", "latex": r"\operatorname{divides}", "plain": "divides"},
    value=_value,
    slope={"p": "0", "t": "0"},
    kinks="constant between whole numbers: the derivative is 0",
    says="1 where {p} divides {t}",
    source="Koutník, Greff, Gomez, Schmidhuber 2014",
    examples={"2, 4": "1", "2, 3": "0", "[1, 2, 4], 2": "[1, 1, 0]"},
)
