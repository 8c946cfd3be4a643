"""axes: the result's axes where they do not follow from a signature alone."""

from __future__ import annotations

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis

Axes = tuple[Axis, ...]


def reduced(axes: Axes, *, axis: int | None = None) -> Axes:
    """What is left when one axis, or all of them, are summed away.

    >>> reduced((Axis("n", 2), Axis("m", 3)), axis=0)
    (Axis(name='m', size=3),)

    Raises ShapeError for an axis the array does not have.
    """
    if axis is None:
        return ()
    if not -len(axes) <= axis < len(axes):
        raise ShapeError(f"there is no axis {axis}: the array has {len(axes)}")
    at = axis % len(axes)
    return axes[:at] + axes[at + 1 :]
