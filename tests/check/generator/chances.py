"""chances: every choice that a slip may make, one after the other, in the place of a dice."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
_LIKELY = (0.0, 0.999)  # a chance taken, and one not taken


class Every(Random):
    """Makes the first choices, then after each `advance` the next ones.

    >>> dice, seen = Every(), []
    >>> while True:
    ...     seen.append((dice.choice("ab"), dice.choice((1, 2))))
    ...     if not dice.advance():
    ...         break
    >>> seen
    [('a', 1), ('a', 2), ('b', 1), ('b', 2)]
    """

    def __init__(self) -> None:
        super().__init__(0)
        self.path: list[tuple[int, int]] = []  # which of how many
        self.at = 0

    def _pick(self, count: int) -> int:
        if self.at == len(self.path):
            self.path.append((0, count))
        self.at += 1
        return self.path[self.at - 1][0]

    def choice(self, seq: Sequence[T]) -> T:  # type: ignore[override]
        return seq[self._pick(len(seq))]

    def random(self) -> float:
        return _LIKELY[self._pick(2)]

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        return self.choice(range(start) if stop is None else range(start, stop, step))

    def shuffle(self, x: MutableSequence[T]) -> None:  # type: ignore[override]
        """Each in turn comes first: the order of the others does not matter."""
        k = self._pick(len(x)) if x else 0
        x[:] = [*x[k:], *x[:k]]

    def advance(self) -> bool:
        """On to the next choices; False after the last."""
        self.at = 0
        while self.path and self.path[-1][0] + 1 >= self.path[-1][1]:
            self.path.pop()
        if self.path:
            which, count = self.path[-1]
            self.path[-1] = (which + 1, count)
        return bool(self.path)
