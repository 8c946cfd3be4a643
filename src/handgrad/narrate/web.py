"""web: which named scalar is computed from which, and the paths from a target down through it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush
from itertools import count, pairwise

from handgrad.graph.node import Node

Path = tuple[Node, ...]


class Web:
    """Everything a target is computed from, each node with the nodes one step below it.

    order   every node behind those it is computed from
    """

    def __init__(self, target: Node, parts: Callable[[Node], Sequence[Node]]) -> None:
        self.target = target
        self.below: dict[Node, Sequence[Node]] = {}
        waiting = [target]
        while waiting:
            node = waiting.pop()
            if node not in self.below:
                self.below[node] = parts(node)
                waiting.extend(self.below[node])
        self.order = self._ordered()
        self._counts: dict[Node, dict[Node, int]] = {}

    def _ordered(self) -> list[Node]:
        done: dict[Node, None] = {}
        stack = [self.target]
        while stack:
            top = stack[-1]
            waiting = [part for part in self.below[top] if part not in done]
            if top in done or not waiting:
                done[stack.pop()] = None
            else:
                stack.extend(waiting)
        return list(done)

    def downward(self, place: Callable[[Node], tuple[float, ...]]) -> list[Node]:
        """Every node before those it is computed from; where there is a choice, the least place."""
        users = dict.fromkeys(self.below, 0)
        for parts in self.below.values():
            for part in parts:
                users[part] += 1
        turn = count()  # so that nodes themselves are never compared
        ready = [(place(self.target), next(turn), self.target)]
        found: list[Node] = []
        while ready:
            _, _, node = heappop(ready)
            found.append(node)
            for part in self.below[node]:
                users[part] -= 1
                if not users[part]:
                    heappush(ready, (place(part), next(turn), part))
        return found

    def reaching(self, ends: Iterable[Node]) -> set[Node]:
        """The nodes from which a way leads down to one of the ends; the ends belong to them."""
        found = set(ends)
        for node in self.order:
            if any(part in found for part in self.below[node]):
                found.add(node)
        return found

    def counts(self, end: Node) -> dict[Node, int]:
        """How many paths lead from each node down to `end`; nodes without one are left out."""
        found = self._counts.get(end)
        if found is None:
            found = self._counts[end] = {end: 1}
            for node in self.order[self.order.index(end) + 1 :]:
                count = sum([found[part] for part in self.below[node] if part in found])
                if count:
                    found[node] = count
        return found

    def paths(self, end: Node) -> list[Path]:
        """Every path from the target down to the end. Count them first: there may be many."""
        alive = self.counts(end)
        found: list[Path] = []

        def go(path: Path) -> None:
            for part in self.below[path[-1]]:
                if part is end:
                    found.append((*path, part))
                elif part in alive:
                    go((*path, part))

        go((self.target,))
        return found

    def direct(self, path: Path) -> bool:
        """Whether each step of a path is the only way from one of its nodes to the next.

        Only then is the local derivative of the step the whole derivative, and may be called ∂u/∂v.
        """
        return all(self.counts(lower)[upper] == 1 for upper, lower in pairwise(path))
