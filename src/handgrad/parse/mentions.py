"""mentions: which names a formula mentions."""

from __future__ import annotations

from handgrad.notation import Kind, Name, children


def names(kind: Kind) -> list[Name]:
    """Every name in a formula, in the order in which they stand there."""
    found: list[Name] = []
    stack = [kind]
    while stack:
        top = stack.pop()
        if isinstance(top, Name):
            found.append(top)
        else:
            stack.extend(reversed(children(top)))
    return found
