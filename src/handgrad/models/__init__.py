"""models: one file per model. The folder is the registry, a file's name is the model's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from handgrad.graph.model import Model
from handgrad.graph.stated import files


@cache
def names() -> tuple[str, ...]:
    """The names of all models, in alphabetical order, without importing them."""
    return tuple(files(__path__[0]))


@cache
def find(name: str) -> Model | None:
    """The model of that name, None if there is none."""
    if name not in names():
        return None
    model: Model = import_module(f"{__name__}.{name}").MODEL
    return model


def every() -> dict[str, Model]:
    """All models by name."""
    found = {name: find(name) for name in names()}
    return {name: model for name, model in found.items() if model is not None}


def variants(model: Model) -> tuple[Model, ...]:
    """The models of the same family, which differ in conventions only; the model itself among
    them."""
    if not model.family:
        return (model,)
    return tuple(other for other in every().values() if other.family == model.family)


def choose(model: Model, conventions: Mapping[str, str]) -> Model | None:
    """The variant of a model that follows these conventions; conventions it does not speak of are
    not looked at.

    >>> lstm = find("lstm")
    >>> choose(lstm, {"rounding": "half-up"}) is lstm
    True
    """
    said = {name: choice for name, choice in conventions.items() if name in model.conventions}
    wanted = {**model.conventions, **said}
    if wanted == dict(model.conventions):
        return model  # most problems: no other model has to be looked at
    return next((v for v in variants(model) if dict(v.conventions) == wanted), None)
