"""count: how many weights a model has, as a formula and as a number."""

from __future__ import annotations

import re

from handgrad.evaluate import certified
from handgrad.graph.leaf import constant
from handgrad.graph.model import Model, axes
from handgrad.parse import Declared, formula
from handgrad.parse.build import Scope, build

# Sizes to show a count with, where a model does not state its own.
USUAL = {
    "d": 10, "n": 20, "k": 5, "m": 30, "e": 8, "a": 3, "b": 3, "c": 3, "C": 3, "O": 16, "g": 4
}  # fmt: skip


def sizes(model: Model) -> dict[str, int]:
    """A number for every letter of the count.

    >>> from handgrad import models
    >>> sizes(models.every()["lstm"])
    {'n': 20, 'd': 10}
    """
    found = dict(re.findall(r"(\w+) = (\d+)", model.sizes))
    letters = dict.fromkeys(re.findall(r"[A-Za-z]", model.parameters))
    return {letter: int(found.get(letter, USUAL.get(letter, 2))) for letter in letters}


def count(model: Model, of: dict[str, int]) -> int:
    """The number the formula gives for these sizes.

    >>> from handgrad import models
    >>> count(models.every()["lstm"], {"n": 20, "d": 10})
    2480
    """
    apart = re.sub(r"(?<=[A-Za-z])(?=[A-Za-z])", "·", model.parameters)
    kind = formula(apart, declared=Declared(names=frozenset(of)))
    names = {letter: constant(size) for letter, size in of.items()}
    return int(certified.value(build(kind, Scope(names=names))).p)


def by_axes(model: Model, of: dict[str, int]) -> int:
    """The same by adding up the entries of all weights."""
    total = 0
    for shape in axes(model.weights).values():
        entries = 1
        for axis in shape:
            factor = re.match(r"\d*", axis)[0]  # type: ignore[index]
            letter = axis[len(factor) :]
            entries *= int(factor or 1) * (of[letter] if letter else 1)
        total += entries
    return total


def told(model: Model) -> str:
    """The count as a sentence: '4n(d + n + 1): for d = 10, n = 20 there are 2480'.

    >>> from handgrad import models
    >>> told(models.every()["lstm"])
    '4n(d + n + 1): for d = 10, n = 20 there are 2480'
    """
    if model.parameters == "0":
        return "none: there is nothing to learn in it"
    of = sizes(model)
    if not of:
        return model.parameters
    given = ", ".join(f"{letter} = {size}" for letter, size in sorted(of.items()))
    return f"{model.parameters}: for {given} there are {count(model, of)}"
