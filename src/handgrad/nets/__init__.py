"""nets: the models as PyTorch modules, made from their equations. Imports torch, nothing heavier.

from handgrad import nets
net = nets.lstm(d=10, n=20)          # any model of the catalogue
output, state = net(x)               # x: batch×time×10
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from handgrad import models
from handgrad.errors import MissingExtra, UnknownName, nearest
from handgrad.graph.model import Model, axes

try:
    import torch
except ImportError as fault:
    raise MissingExtra(
        "networks need PyTorch, which is not installed", hint="pip install 'handgrad[torch]'"
    ) from fault

from handgrad.nets import own
from handgrad.nets.cell import Cell, Layer
from handgrad.nets.compare import compare
from handgrad.nets.net import Net
from handgrad.nets.noise import Noise
from handgrad.nets.plan import LETTER, key_of
from handgrad.nets.recurrent import Recurrent
from handgrad.nets.stack import Bidirectional, Stack

SETTINGS = frozenset(("constants", "outputs", "start", "learned", "noise", "device", "dtype"))
__all__ = [
    "Bidirectional",
    "Cell",
    "Layer",
    "Net",
    "Noise",
    "Recurrent",
    "Stack",
    "compare",
    "module",
    "stack",
]


def module(model: str | Model, **settings: Any) -> Net:
    """The module of a model; sizes by the letters of its record, its constants by their names,
    other settings as for `Net` and `Recurrent`.

    Raises UnknownName for a model that does not exist, ShapeError where a size is missing.

    >>> sum(p.numel() for p in module("gru", d=2, n=3).parameters())
    54
    """
    record = found(model) if isinstance(model, str) else model
    constants = {key_of(name) for name in axes(record.constants)}
    given = {key: value for key, value in settings.items() if key_of(key) in constants}
    letters = {
        letter
        for section in ("inputs", "targets", "state", "weights", "draws", "constants")
        for shape in axes(getattr(record, section)).values()
        for part in shape
        for letter in LETTER.findall(part)
    }
    # A number of examples may be both a size and a number the equations divide by.
    sizes = {
        key: settings[key]
        for key in settings
        if key not in SETTINGS and (key in letters or key not in given)
    }
    settings = {key: value for key, value in settings.items() if key in SETTINGS}
    given |= settings.pop("constants", {})
    kind = own.find(record.name)
    if kind is not None:
        made: Net = kind(record, sizes, constants=given, **settings)
        return made
    if record.state:
        return Recurrent(record, sizes, constants=given, **settings)
    return Net(record, sizes, constants=given, **settings)


def stack(
    model: str | Model,
    *,
    d: int,
    widths: Sequence[int],
    merge: str = "",
    dropout: float = 0.0,
    **settings: Any,
) -> Stack:
    """Layers of one model, each as wide as is said; with `merge` every layer in both directions.

    d         the length of the input
    widths    of the layers, from the input up
    merge     '', or how the directions are joined: 'concat', 'sum', 'mean', 'product'
    dropout   between layers
    settings  the same for every layer

    >>> stack("gru", d=4, widths=[5, 3], merge="concat").layers[1].ahead.W_z.shape
    torch.Size([3, 10])
    """
    layers: list[torch.nn.Module] = []
    for width in widths:
        made = [module(model, d=d, n=width, **settings) for _ in range(2 if merge else 1)]
        layers.append(Bidirectional(made[0], made[1], merge) if merge else made[0])
        d = 2 * width if merge == "concat" else width
    return Stack(layers, dropout)


def found(name: str) -> Model:
    """The record of a model by its name, as it is written or in any case: lstm, LSTM."""
    key = name.lower().replace("-", "_")
    record = models.find(key)
    if record is None:
        known = list(models.names())
        raise UnknownName(
            f"there is no model {name}", expected=", ".join(known), hint=nearest(key, known)
        )
    return record


def __getattr__(name: str) -> Callable[..., Net]:
    """Every model of the catalogue by its name: `nets.lstm(d=10, n=20)`."""
    if name.startswith("_") or models.find(name.lower()) is None:
        raise AttributeError(f"handgrad.nets has no {name}")
    return partial(module, name)
