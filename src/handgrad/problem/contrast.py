"""contrast: the variants of a model on one set of numbers, to see that it matters."""

from __future__ import annotations

from handgrad.graph.model import Model, axes
from handgrad.problem.loader import Loader
from handgrad.problem.solution import Solution
from handgrad.problem.source import parse
from handgrad.problem.tree import Branch, Leaf, Tree


def contrast(family: tuple[Model, ...]) -> dict[str, str]:
    """The first number that each variant of a family puts out on the same data, by model name.

    >>> from handgrad import models
    >>> contrast(models.variants(models.every()["gru"]))["gru"]
    '0.6060'
    """
    text = next((model.contrast for model in family if model.contrast), "")
    found: dict[str, str] = {}
    for model in family if text else ():
        source, tree = parse(text)
        solution = Solution(Loader(source, _for(model, tree)).problem())
        first = solution.all(model.output)[0]
        found[model.name] = solution.digits(first, (0,) * len(first.shape))
    return found


def _for(model: Model, tree: Tree) -> Tree:
    """The data with the name of a model, without the weights this variant does not have."""
    assert isinstance(tree, Branch)
    weights = axes(model.weights)

    def kept(key: Leaf, value: Tree) -> Tree:
        if key.text != "given" or not isinstance(value, Branch):
            return value
        return Branch(tuple(item for item in value.items if item[0].text in weights))

    items = tuple((key, kept(key, value)) for key, value in tree.items)
    return Branch(((Leaf("model"), Leaf(model.name)), *items))
