"""chunk: one of several equal runs of entries along the first axis."""

from __future__ import annotations

from typing import Any

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _run(x: tuple[Axis, ...], *, part: int, count: int) -> tuple[Axis, ...]:
    """A whole length is divided; of a symbol such as 4n one quarter is n."""
    if not x:
        raise ShapeError("a single number has no parts")
    size = x[0].size
    if not 1 <= part <= count:
        raise ShapeError(f"of {count} parts there is no part {part}")
    if isinstance(size, int):
        if size % count:
            raise ShapeError(f"{size} entries cannot be cut into {count} equal parts")
        return (Axis(x[0].name, size // count), *x[1:])
    rest = size.removeprefix(str(count))
    return (Axis(x[0].name, rest if rest and rest != size else f"{size}/{count}"), *x[1:])


def _value(ar: Any, x: Any, part: int, count: int) -> Any:
    """Entries from (part − 1)·n to part·n."""
    n = x.shape[0] // count
    found = ar.run(x, (part - 1) * n, part * n)
    return ar.part(found, (0,)) if n == 1 else found


OP = Op(
    name="chunk",
    summary="one of several equal parts",
    attributes={"part": 1, "count": 2},
    reads=("chunk",),
    shape=_run,
    writes={"unicode": "chunk", "latex": r"\operatorname{chunk}", "plain": "chunk"},
    value=_value,
    slope="element",
    says="part {part} of {count} of {x}",
    source="the order of gates in one weight matrix",
    examples={"[1, 2, 3, 4]": "[1, 2]"},
)
