"""picture: boxes and arrows, before anybody has said where they stand."""

from __future__ import annotations

import msgspec


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in a picture.

    key    how arrows call it
    label  what stands in it
    note   what it is in words
    kind   'input', 'state', 'draw', 'line' or 'output': its shape and colour
    """

    key: str
    label: str
    note: str = ""
    kind: str = "line"


class Arrow(msgspec.Struct, frozen=True, kw_only=True):
    """From one box to another; `later` says that it leads into another step."""

    start: str
    end: str
    later: bool = False


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """Boxes and the arrows between them."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    caption: str = ""
