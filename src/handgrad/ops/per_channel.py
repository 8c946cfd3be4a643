"""per_channel: one number a channel, repeated for every place of the channel."""

from __future__ import annotations

from typing import Any

from handgrad.graph.node import Axis
from handgrad.graph.op import Op


def _like(_: tuple[Axis, ...], like: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """The axes of the second input."""
    return like


def _value(ar: Any, b: Any, like: Any) -> Any:
    """Repeated along one place axis after the other."""
    found = b
    for count in range(2, len(like.shape) + 1):
        found = ar.spread(found, like.shape[:count], count - 1)
    return found


OP = Op(
    name="per_channel",
    summary="one number a channel, for every place",
    inputs=("b", "like"),
    shape=_like,
    reads=("perchannel",),
    writes={"unicode": "perchannel", "latex": r"\operatorname{perchannel}", "plain": "perchannel"},
    value=_value,
    slope="element",
    kinks="does not depend on the values of the second input",
    says="{b} for every place of its channel",
    lesson="a bias collects what arrives at all places of its channel",
    source="LeCun et al. 1998 (one bias a feature map)",
    examples={"[1, 2], [[0, 0], [0, 0]]": "[[1, 1], [2, 2]]"},
)
