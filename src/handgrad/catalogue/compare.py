"""compare: models that are easily taken for one another, on the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handgrad import models
from handgrad.graph.model import Model
from handgrad.problem.contrast import contrast
from handgrad.problem.source import parse
from handgrad.problem.tree import Branch, Leaf, Row, Tree


class Comparison(msgspec.Struct, frozen=True):
    """Several models, the number each gives, and the data they were given.

    first    what the number is: 'First entry of h₁'
    values   model name → number as printed
    data     'x₁ = 1', 'h₀ = (0.5, −0.5)', …, 'no bias'
    """

    first: str
    values: dict[str, str]
    data: tuple[str, ...]


def siblings(model: Model) -> tuple[Model, ...]:
    """The variants of a model, or the models it is set beside; itself the first."""
    family = models.variants(model)
    if len(family) > 1:
        return family
    every = models.every()
    leader = model if model.beside else _leader(model)
    if leader is None:
        return (model,)
    return (leader, *(every[name] for name in leader.beside))


def _leader(model: Model) -> Model | None:
    """The model that names this one among those it is set beside."""
    return next((m for m in models.every().values() if model.name in m.beside), None)


def compare(model: Model) -> Comparison | None:
    """The model beside its siblings; None where it has none.

    >>> compare(models.every()["gru"]).values["gru_pytorch"]
    '0.5367'
    """
    family = siblings(model)
    text = next((one.contrast for one in family if one.contrast), "")
    if len(family) < 2 or not text:
        return None
    timed = "₁" if model.state else ""
    return Comparison(
        f"First entry of {model.output}{timed}", contrast(family), tuple(_told(parse(text)[1]))
    )


def _told(tree: Tree) -> Iterator[str]:
    """The data in one line: equal values together, biases of 0 as 'no bias'."""
    assert isinstance(tree, Branch)
    found: dict[str, list[str]] = {}
    biased = False
    for section, entries in tree.items:
        assert isinstance(entries, Branch)
        for key, value in entries.items:
            shown, name = _value(value), key.text
            if section.text == "initial":
                name += "₀"
            elif section.text == "inputs" and isinstance(value, Row) and len(value.items) == 1:
                shown, name = _value(value.items[0]), name + "₁"
            if section.text == "given" and name[0] in "bc" and not shown.strip("(0,; )"):
                biased = True
                continue
            found.setdefault(shown, []).append(name)
    yield from (f"{' = '.join(names)} = {shown}" for shown, names in found.items())
    if biased:
        yield "no bias"


def _value(tree: Tree) -> str:
    """(1, 0), or (0, 1; 1, 0) for rows."""
    if isinstance(tree, Leaf):
        return tree.text.replace("-", "−")
    assert isinstance(tree, Row)
    items = [_value(item) for item in tree.items]
    if all(isinstance(item, Leaf) for item in tree.items):
        return f"({', '.join(items)})"
    return f"({'; '.join(item.strip('()') for item in items)})"
