"""draft: a chain of the page while it may still grow."""

from __future__ import annotations

import msgspec

from handgrad.document import Link, Scope
from handgrad.notation import Kind, Text
from handgrad.read.pieces.statements import Statement, is_number


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
    return len(last.links) > 1 and _is_value(last.links[-1].body)


def is_value(statement: Statement) -> bool:
    """Whether a statement says a number, and no calculation that would lead to one."""
    return not statement.links or _is_value(statement.links[0].body)


def _is_value(kind: Kind) -> bool:
    return is_number(kind) or isinstance(kind, Text)
