"""web: which named scalar is computed from which, and the paths through it from a target down to
what it is differentiated by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from handgrad.graph.node import Node

# The nodes one step below, in the order in which they stand in the formula.
Below = Mapping[Node, Sequence[Node]]
Path = tuple[Node, ...]


def below(target: Node, parts: Callable[[Node], Sequence[Node]]) -> dict[Node, Sequence[Node]]:
    """Everything the target is computed from, each with what it is computed from itself."""
    found: dict[Node, Sequence[Node]] = {}
    waiting = [target]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found[node] = parts(node)
            waiting.extend(found[node])
    return found


def reaching(web: Below, ends: Iterable[Node]) -> set[Node]:
    """The nodes from which a way leads down to one of the ends; the ends belong to them."""
    found = set(ends)
    for node in ordered(web):
        if any(part in found for part in web[node]):
            found.add(node)
    return found


def ordered(web: Below) -> list[Node]:
    """Every node behind those it is computed from."""
    done: dict[Node, None] = {}
    for start in web:
        stack = [start]
        while stack:
            top = stack[-1]
            waiting = [part for part in web[top] if part not in done]
            if top in done or not waiting:
                done[stack.pop()] = None
            else:
                stack.extend(waiting)
    return list(done)


def counts(web: Below, end: Node) -> dict[Node, int]:
    """How many paths lead from each node down to `end`."""
    found: dict[Node, int] = {}
    for node in ordered(web):
        found[node] = 1 if node is end else sum(found[part] for part in web[node])
    return found


def paths(web: Below, target: Node, end: Node) -> list[Path]:
    """Every path from the target down to the end, longest way round last. Count them first: there
    may be many."""
    alive = reaching(web, [end])
    found: list[Path] = []

    def go(path: Path) -> None:
        for part in web[path[-1]]:
            if part is end:
                found.append((*path, part))
            elif part in alive:
                go((*path, part))

    go((target,))
    return found


def direct(web: Below, path: Path) -> bool:
    """Whether each step of a path is the only way from one of its nodes to the next.

    Only then is the local derivative of the step the whole derivative, and may be called ∂u/∂v.
    """
    return all(counts(web, lower)[upper] == 1 for upper, lower in pairwise(path))
