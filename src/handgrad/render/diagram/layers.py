"""layers: in which column each box of a picture stands, and in which order within it.

A box stands one column behind the last one it needs; within a column boxes follow the mean place
of what leads to them, so that few arrows cross (Sugiyama, Tagawa, Toda 1981).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import msgspec

from handgrad.render.diagram.picture import Picture

SWEEPS = 4


class Layers(msgspec.Struct, frozen=True):
    """Where boxes stand, and the empty places through which long arrows go.

    columns  keys from left to right, from top to bottom; a place on the way of an arrow is a key
             of its own
    ways     the places between, for each (start, end)
    """

    columns: list[list[str]]
    ways: dict[tuple[str, str], list[str]]


def layers(picture: Picture) -> Layers:
    """The columns of a picture.

    >>> from handgrad.render.diagram.picture import Arrow, Box
    >>> boxes = tuple(Box(key=k, label=k) for k in "xzy")
    >>> arrows = (Arrow(start="x", end="z"), Arrow(start="z", end="y"), Arrow(start="x", end="y"))
    >>> found = layers(Picture(boxes=boxes, arrows=arrows))
    >>> len(found.columns), len(found.columns[1]), len(found.ways["x", "y"])
    (3, 2, 1)
    """
    before: dict[str, list[str]] = {box.key: [] for box in picture.boxes}
    after: dict[str, list[str]] = {box.key: [] for box in picture.boxes}
    for arrow in picture.arrows:
        before[arrow.end].append(arrow.start)
        after[arrow.start].append(arrow.end)
    depth = _depths(before)
    for key in depth:  # what nothing leads to stands just before its first use
        if not before[key] and after[key]:
            depth[key] = min(depth[other] for other in after[key]) - 1
    columns: list[list[str]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for box in picture.boxes:
        columns[depth[box.key]].append(box.key)
    ways = {}
    for arrow in picture.arrows:
        between = range(depth[arrow.start] + 1, depth[arrow.end])
        way = [f"{arrow.start}→{arrow.end} {place}" for place in between]
        ways[arrow.start, arrow.end] = way
        stops = [arrow.start, *way, arrow.end]
        for place, key in zip(between, way, strict=True):
            columns[place].append(key)
        if way:
            before[arrow.end].remove(arrow.start)
            after[arrow.start].remove(arrow.end)
            for start, end in pairwise(stops):
                before.setdefault(end, []).append(start)
                after.setdefault(start, []).append(end)
    for sweep in range(SWEEPS):
        _sort(columns, before if sweep % 2 == 0 else after)
    return Layers(columns, ways)


def _sort(columns: list[list[str]], beside: Mapping[str, list[str]]) -> None:
    """Each column by the mean place of what its keys are joined to."""
    place = {key: i - len(c) / 2 for c in columns for i, key in enumerate(c)}
    for column in columns:
        column.sort(key=lambda key: _mean(beside.get(key, []), place, place[key]))
        place.update({key: i - len(column) / 2 for i, key in enumerate(column)})


def _depths(before: Mapping[str, list[str]]) -> dict[str, int]:
    depth: dict[str, int] = {}
    for start in before:
        stack = [start]
        while stack:
            key = stack[-1]
            missing = [other for other in before[key] if other not in depth]
            if missing:
                stack += missing
                continue
            depth[key] = max((depth[other] + 1 for other in before[key]), default=0)
            stack.pop()
    return depth


def _mean(keys: list[str], place: Mapping[str, float], own: float) -> float:
    return sum(place[key] for key in keys) / len(keys) if keys else own
