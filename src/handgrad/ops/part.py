"""part: a run of entries along the first axis."""

from __future__ import annotations

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _run(axes: tuple[Axis, ...], *, start: int, stop: int) -> tuple[Axis, ...]:
    """As many entries as asked for."""
    return (Axis(axes[0].name, stop - start), *axes[1:])


OP = Op(
    name="part",
    summary="a run of entries",
    attributes={"start": 0, "stop": 0},
    shape=_run,
    writes={"unicode": "part", "latex": "\\operatorname{part}", "plain": "part"},
    value=lambda ar, x, start, stop: ar.run(x, start, stop),
    slope="structural",
    says="entries {start} to {stop} of {x}",
    source="school arithmetic",
)
