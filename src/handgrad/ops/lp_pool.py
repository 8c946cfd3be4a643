"""lp_pool: the p-norm of each window."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from handgrad.graph.border import spatial
from handgrad.graph.node import Axis
from handgrad.graph.op import Op
from handgrad.graph.window import slid


def _axes(x: tuple[Axis, ...], *, size: int, stride: Any, order: int) -> tuple[Axis, ...]:
    """Windows over the last two axes (the only one of a vector); other axes stay."""
    count = spatial(x)
    lead = len(x) - count
    windows = tuple(Axis("window", size) for _ in range(count))
    return x[:lead] + slid(x[lead:], windows, stride=size if stride is None else stride)


def _value(ar: Any, x: Any, size: int, stride: Any, order: int) -> Any:
    """The mean of the powers, times how many there are, and the root of it."""
    number = ar.number(fmpq(order))
    powers = ar.call("power", ar.call("abs", x), number)
    count = ar.number(fmpq(size ** min(len(x.shape), 2)))
    total = ar.call("multiply", ar.pool("mean", powers, size, stride), count)
    return ar.call("sqrt", total) if order == 2 else ar.call("root", total, number)


OP = Op(
    name="lp_pool",
    summary="the p-norm of each window",
    inputs=("X",),
    attributes={"size": 2, "stride": None, "order": 2},
    shape=_axes,
    reads=("lp_pool", "lppool"),
    writes={"unicode": "lppool", "latex": r"\operatorname{lppool}", "plain": "lppool"},
    value=_value,
    slope="element",
    kinks="no derivative where a window is 0 throughout",
    says="the p-norm of each window of {X}",
    source="documentation of torch.nn.LPPool2d",
    examples={"[3, 4, 0, 2]": "[5, 2]"},
)
