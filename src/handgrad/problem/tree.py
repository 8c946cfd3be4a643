"""tree: a problem file as data with places: every mapping, list and scalar knows where it stands.

The three file formats become one tree, so that what a file may say is checked once (`load`). A
scalar is always
text: 0.80 stays `0.80`, and `y`, `no`, `on` stay names, as nothing is resolved to a type.
"""

from __future__ import annotations

import msgspec

from handgrad.errors import ProblemError
from handgrad.notation import NOWHERE, Span

DEPTH = 50  # levels of lists and mappings


class Source(msgspec.Struct, frozen=True):
    """The file a tree was read from; both are empty for Python data."""

    text: str = ""
    path: str = ""

    def error(
        self, message: str, span: Span = NOWHERE, *, expected: str = "", hint: str = ""
    ) -> ProblemError:
        """A ProblemError with line, column and caret where the place is known."""
        start, end = span
        known = bool(self.text) and start >= 0
        return ProblemError(
            message,
            source=self.text if known else None,
            start=max(start, 0),
            end=max(end, start + 1) if known else None,
            expected=expected,
            hint=hint,
            path=self.path,
        )


class Leaf(msgspec.Struct, frozen=True):
    """A scalar as it was written.

    quoted  it stood in quotation marks or in a block: it is words, never a missing value
    places  for a block of lines: the offset in the file at which each of its lines begins
    """

    text: str
    span: Span = NOWHERE
    quoted: bool = False
    places: tuple[int, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Tree, ...]
    span: Span = NOWHERE


class Branch(msgspec.Struct, frozen=True):
    """A mapping, in the order in which it was written; keys are known to be different."""

    items: tuple[tuple[Leaf, Tree], ...]
    span: Span = NOWHERE

    def get(self, key: str) -> Tree | None:
        """The value under `key`, or None."""
        return next((value for leaf, value in self.items if leaf.text == key), None)


Tree = Leaf | Row | Branch


def what(tree: Tree) -> str:
    """What a tree is, in words for a message."""
    match tree:
        case Leaf(text=""):
            return "nothing"
        case Leaf(text=text):
            return f"`{text.splitlines()[0]}`"
        case Row():
            return "a list"
        case Branch():
            return "a mapping"
