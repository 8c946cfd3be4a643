"""draft: a chain of the page while it may still grow."""

from __future__ import annotations

import msgspec

from handgrad.document import Link, Scope
from handgrad.notation import Kind, Number, Postfix, Prefix, Text
from handgrad.read.pieces.statements import Statement


class Draft(msgspec.Struct):
    """A chain that may still grow."""

    links: list[Link]
    scope: Scope
    context: str
    words: str = ""
    tag: str = ""
    note: str = ""
    trail: str = ""
    display: bool = False
    kept: bool = True
    before: str = ""  # of a name in prose: itself with its words


def done(last: Draft) -> bool:
    """Whether a chain has come to its number."""
    return len(last.links) > 1 and _is_number(last.links[-1].body)


def is_value(statement: Statement) -> bool:
    """Whether a statement says a number, and no calculation that would lead to one."""
    return not statement.links or _is_number(statement.links[0].body)


def _is_number(kind: Kind) -> bool:
    while isinstance(kind, Prefix | Postfix):
        kind = kind.body
    return isinstance(kind, Number | Text)
