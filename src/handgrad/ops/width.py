"""width: the length of the last axis: the d_k of attention."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from handgrad.evaluate.array import Array
from handgrad.graph.op import Op


def _value(ar: Any, x: Any) -> Any:
    """A whole number; 1 for a single number."""
    return ar.number(fmpq(x.shape[-1] if type(x) is Array else 1))


OP = Op(
    name="width",
    summary="the length of the last axis",
    shape="x: … -> ()",
    reads=("width",),
    writes={"unicode": "width", "latex": r"\operatorname{width}", "plain": "width"},
    value=_value,
    slope={"x": "0"},
    kinks="a length: it does not depend on the values",
    says="the length of a row of {x}",
    source="Vaswani et al. 2017 (d_k)",
    examples={"[1, 2, 3]": "3", "[[1, 2], [3, 4]]": "2"},
)
