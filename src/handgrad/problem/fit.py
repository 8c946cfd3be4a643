"""fit: the sizes of a model's axes, and its data brought to them: axes of size 1 may be written or
left out.

Inside, an axis of size 1 is always left out, so a cell of one unit is a calculation with plain
numbers, as on paper.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from handgrad.graph.model import Model, axes
from handgrad.problem.record import Given, Value, shape


class Sizes:
    """The size of each axis letter of a model, as its data tell."""

    def __init__(
        self,
        model: Model | None,
        given: Mapping[str, Mapping[str, Given]],
        sequences: frozenset[str],
    ) -> None:
        self.letters: dict[str, tuple[str, ...]] = {}
        self.found: dict[str, int] = {}
        if model is None:
            return
        self.letters = {
            **axes(model.weights),
            **axes(model.draws),
            **axes(model.inputs),
            **axes(model.targets),
            **axes(model.state),
        }
        for section in ("inputs", "given", "targets", "initial"):
            for key, item in given[section].items():
                if not item.on:
                    self._learn(key, shape(item.value)[1 if key in sequences else 0 :])

    def _learn(self, key: str, sizes: tuple[int, ...]) -> None:
        """A fully written array names its axes; a shorter one only where it can mean one thing."""
        letters = self.letters.get(key, ())
        if len(sizes) == len(letters):
            for letter, size in zip(letters, sizes, strict=True):
                self.found[letter] = max(self.found.get(letter, 1), size)

    def count(self, letters: tuple[str, ...]) -> int:
        """How many entries an array with these axes has; an axis nobody tells the size of has 1."""
        total = 1
        for letter in letters:
            total *= self.found.get(letter, 1)
        return total


def squeezed(
    given: dict[str, dict[str, Given]], sizes: Sizes, steps: int | None
) -> dict[str, dict[str, Given]]:
    """The data without axes of size 1; one number for a whole initial state is repeated for its
    entries."""

    def one(section: str, key: str, item: Given) -> Given:
        if item.on or len(sizes.letters.get(key, ())) not in (1, 2):
            return item  # an image of one channel keeps its channel
        if (
            section in ("inputs", "targets")
            and steps is not None
            and not isinstance(item.value, str)
        ):
            rows = tuple(squeeze(row) for row in item.value)
            return msgspec.structs.replace(item, value=rows)
        value = squeeze(item.value)
        entries = sizes.count(sizes.letters[key])
        if section == "initial" and isinstance(value, str) and entries > 1:
            value = (value,) * entries
        return msgspec.structs.replace(item, value=value)

    return {
        section: {key: one(section, key, item) for key, item in values.items()}
        for section, values in given.items()
    }


def squeeze(value: Value) -> Value:
    """A value without its axes of size 1.

    >>> squeeze((("1", "2"),)), squeeze((("5",),))
    (('1', '2'), '5')
    """
    if isinstance(value, str):
        return value
    rows = tuple(squeeze(row) for row in value)
    return rows[0] if len(rows) == 1 else rows
