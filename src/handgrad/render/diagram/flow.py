"""flow: a picture from left to right: what is computed from what."""

from __future__ import annotations

from collections.abc import Mapping

from handgrad.render.diagram import svg
from handgrad.render.diagram.layers import layers
from handgrad.render.diagram.picture import Box, Picture
from handgrad.render.layout.width import width

ROW = 62.0
PASSING = 26.0
GAP = 74.0
HIGH = 34.0
LETTER = 9.0
EDGE = 14.0


def flow(picture: Picture) -> str:
    """The picture as SVG.

    >>> box = Box(key="x", label="x", kind="input")
    >>> flow(Picture(boxes=(box,), arrows=())).count("<rect")
    1
    """
    boxes = {box.key: box for box in picture.boxes}
    found = layers(picture)
    height = max(sum(_high(key, boxes) for key in c) for c in found.columns) + 2 * EDGE
    at: dict[str, tuple[float, float]] = {}
    x = EDGE
    for column in found.columns:
        wide = max(_wide(boxes[key]) for key in column if key in boxes)
        y = (height - sum(_high(key, boxes) for key in column)) / 2
        for key in column:
            at[key] = (x + wide / 2, y + _high(key, boxes) / 2)
            y += _high(key, boxes)
        x += wide + GAP
    parts = []
    for arrow in picture.arrows:
        stops = [at[key] for key in found.ways[arrow.start, arrow.end]]
        x1, y1 = at[arrow.start]
        x2, y2 = at[arrow.end]
        start = (x1 + _wide(boxes[arrow.start]) / 2, y1)
        end = (x2 - _wide(boxes[arrow.end]) / 2 - 2, y2)
        parts.append(svg.through([start, *stops, end], arrow.later))
    for box in picture.boxes:
        px, py = at[box.key]
        parts.append(svg.box(px, py, _wide(box), HIGH, box.label, box.kind, box.note))
        if box.note:
            parts.append(svg.words(px, py + HIGH / 2 + 12, _short(box.note), 10.5))
    return svg.drawing(x - GAP + EDGE, height, parts, picture.caption)


def _high(key: str, boxes: Mapping[str, Box]) -> float:
    """The room a box takes, or an arrow that passes."""
    return ROW if key in boxes else PASSING


def _wide(box: Box) -> float:
    return max(44.0, width(box.label) * LETTER + 22, min(len(box.note), 22) * 5.2)


def _short(note: str) -> str:
    """The first words of a remark."""
    return note if len(note) <= 24 else note[:23].rsplit(" ", 1)[0].rstrip(",;:") + " …"
