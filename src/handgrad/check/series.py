"""series: names that differ only by their indices: the entries of an array, w₁₁ and w₁₂, h₁ and h₂.

The place of w₂₃ is (2, 3) in the series w; that of W[1, 2], counted from nought, is the same in W.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from handgrad.graph import Node
from handgrad.notation import Name

Indices = tuple[int, ...]
Place = tuple[Hashable, Indices]


@lru_cache(1024)
def place(node: Node) -> Place | None:
    """The series a named value belongs to and its indices from 1; None if it has none."""
    if node.op == "element":
        return node.inputs[0], tuple(int(i) + 1 for i in node.attributes["index"])
    name = node.name
    if not isinstance(name, Name):
        return None
    count = 0
    while count < len(name.sub) and name.sub[-1 - count].isdecimal():
        count += 1
    if not count:
        return None
    numbers = name.sub[len(name.sub) - count :]
    if count == 1 and len(numbers[0]) == _PAIR:
        numbers = tuple(numbers[0])  # w₁₂ is the second of the first row
    key = (name.base, name.marks, name.sub[: len(name.sub) - count], name.sup, len(numbers))
    return key, tuple(int(n) for n in numbers)


_PAIR = 2  # digits of an index that are two indices
