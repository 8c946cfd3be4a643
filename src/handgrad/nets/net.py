"""net: a model of the catalogue, or a user's own equations, as a PyTorch module."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import nn

from handgrad.errors import ShapeError, UnknownName, nearest
from handgrad.graph.model import Model
from handgrad.nets.plan import Plan, key_of
from handgrad.nets.ready import Ready
from handgrad.nets.start import begin
from handgrad.parse.written import fraction

Tensor = torch.Tensor
Shape = tuple[int | str, ...]
DATA = ("inputs", "targets", "draws")
Start = Mapping[str, float | str | Tensor]


class Net(nn.Module):
    """A model without recurrence: its inputs in the order of its record, its output back.

    model      the record
    sizes      the sizes of its axes: {'d': 10, 'n': 20}
    outputs    the lines that are its output; the record's output by default. Weights that no
               output needs are left out
    start      how weights begin, by name (`nets.start`)
    constants  values of the record's constants; a single number left out, such as the ε of a
               normalisation, is that of the record's example

    `net(x)` takes one example in the shape of the record, or a batch with one axis more in front.

    >>> from handgrad.nets import module
    >>> net = module("mlp", d=2, n=3, k=1)
    >>> net(torch.zeros(5, 2)).shape
    torch.Size([5, 1])
    """

    def __init__(
        self,
        model: Model,
        sizes: Mapping[str, int],
        *,
        outputs: Sequence[str] = (),
        start: Start | None = None,
        constants: Mapping[str, Any] | None = None,
        device: Any = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        self.plan = Plan(model, sizes)
        self.outputs = tuple(outputs) or _outputs(self.plan)
        self.begin: dict[str, float | str | Tensor] = {
            key_of(name): how for name, how in (start or {}).items()
        }
        self.kind = model.name
        self.names = tuple(self.plan.leaves["inputs"])
        needed = self.plan.needs(self.outputs)
        self.weights = [key for key, node in self.plan.leaves["weights"].items() if node in needed]
        shapes = [self.plan.leaves["weights"][key].shape for key in self.weights]
        self.plan.want(size for shape in shapes for size in shape if isinstance(size, str))
        for key, shape in zip(self.weights, shapes, strict=True):
            self.register_parameter(
                key,
                nn.Parameter(torch.empty(shape, device=device, dtype=dtype)),  # type: ignore[arg-type]
            )
        self.constants = self.fixed({key_of(k): value for k, value in (constants or {}).items()})
        self.reset_parameters()
        if not model.state:
            self.plan.ready(self.outputs)  # made now, so that torch.compile finds it made

    def reset_parameters(self) -> None:
        """Weights as before training."""
        unknown = set(self.begin) - set(self.plan.leaves["weights"])
        if unknown:
            name = min(unknown)
            known = list(self.plan.leaves["weights"])
            raise UnknownName(
                f"{self.plan.model.name} has no weight {name}",
                expected=", ".join(known),
                hint=nearest(name, known),
            )
        default = "uniform" if self.plan.recurrent else "linear"
        for key in self.weights:
            begin(getattr(self, key), self.begin.get(key, default), self.width)

    def fixed(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The record's constants: as given, else a single number as in the record's example."""
        leaves = self.plan.leaves["constants"]
        found = dict(given)
        scalars = [key for key, leaf in leaves.items() if not leaf.axes and key not in found]
        if scalars and self.plan.model.example:
            from handgrad.problem import load
            from handgrad.problem.starter import starter

            stated = load(starter(self.kind)).given
            found |= {k: float(fraction(str(stated[k].value))) for k in scalars if k in stated}
        return {k: torch.as_tensor(v) if leaves[k].axes else v for k, v in found.items()}

    @property
    def width(self) -> int:
        """The number of units: of a state, or of the output."""
        for node in self.plan.leaves["state"].values():
            if node.shape and isinstance(node.shape[0], int):
                return node.shape[0]
        shape = self.plan.graph[self.plan.key(self.outputs[0])].shape
        return int(shape[-1]) if shape and isinstance(shape[-1], int) else 1

    def forward(
        self,
        *inputs: Tensor,
        targets: Mapping[str, Tensor] | None = None,
        draws: Mapping[str, Tensor] | None = None,
        return_all: Sequence[str] | bool = False,
    ) -> Any:
        """The output, or with `return_all` the lines asked for (True: every line), by name.

        inputs   in the order of the record
        targets  where a line asked for compares with them
        draws    the random inputs; those not given are drawn from a standard normal
        """
        keys = self.asked(return_all)
        ready = self.plan.ready(keys)
        found = ready.program.call(self.values(ready, inputs, targets, draws))
        return self.results(keys, found, return_all)

    def encode(self, *inputs: Tensor, **settings: Any) -> dict[str, Tensor]:
        """What the encoder gives on, by name; its shape and meaning stand in `plan.model.code`.

        Where the code comes from elsewhere, as the annotations that attention reads, it is that
        input.

        Raises UnknownName for a model without a code.

        >>> from handgrad.nets import module
        >>> module("autoencoder", d=4, n=2).encode(torch.zeros(5, 4))["c"].shape
        torch.Size([5, 2])
        """
        names = [n for n in re.split(r",| and ", self.plan.model.code.partition(":")[0]) if n]
        if not names:
            raise UnknownName(f"{self.kind} has no code", hint="return_all gives every line")
        keys = [key_of(name.strip()) for name in names]
        given = dict(zip(self.names, inputs, strict=False))
        lines = [key for key in keys if key not in given]
        found = self(*inputs, return_all=lines, **settings) if lines else {}
        table = found[0] if isinstance(found, tuple) else found
        return {key: given[key] if key in given else table[key] for key in keys}

    def results(self, keys: tuple[str, ...], found: list[Tensor], return_all: object) -> Any:
        """A table of the lines, or the output alone."""
        if return_all:
            return dict(zip(keys, found, strict=False))
        return found[0] if len(keys) == 1 else tuple(found[: len(keys)])

    def asked(self, return_all: Sequence[str] | bool) -> tuple[str, ...]:
        """The lines asked for, by key without time."""
        if return_all is False:
            return self.outputs
        if return_all is True:
            return tuple(self.plan.lines)
        return tuple(return_all)

    def values(
        self,
        ready: Ready,
        inputs: Sequence[Tensor],
        targets: Mapping[str, Tensor] | None,
        draws: Mapping[str, Tensor] | None,
        states: Mapping[str, Tensor] | None = None,
        lengths: Tensor | None = None,
    ) -> list[Any]:
        """The value of every leaf the lines need, in the program's order."""
        if len(inputs) > len(self.names):
            raise ShapeError(f"{self.kind} takes {len(self.names)} inputs: {', '.join(self.names)}")
        given = {**dict(zip(self.names, inputs, strict=False)), **_keyed(targets), **_keyed(draws)}
        shapes = {k: shape for section, k, shape in ready.leaves if section in DATA and k in given}
        for key, shape in shapes.items():
            fitting(key, shape, given[key])
        lead = batch(given, shapes)
        sizes = open_sizes(given, shapes)
        like = inputs[0] if inputs else next(iter(self.parameters()))
        found: list[Any] = []
        for section, key, shape in ready.leaves:
            if section == "weights":
                found.append(self.weight(key))
            elif section == "length":
                found.append(lengths)
            elif section == "masks":
                own = (*lead, *measured(shape, sizes))
                found.append(given[key] if key in given else self.mask(key, own, like))
            elif section == "state":
                found.append(self.start(key, shape, states or {}, like))
            elif key in given:
                found.append(given[key])
            elif section == "draws":
                own = (*lead, *measured(shape, sizes))
                found.append(torch.randn(own, dtype=like.dtype, device=like.device))
            elif key in self.constants:
                value = self.constants[key]
                found.append(value.to(like) if isinstance(value, Tensor) else value)
            else:
                hint = f"{section}={{'{key}': …}}" if section != "inputs" else ""
                raise UnknownName(f"{self.kind} needs {key}", hint=hint)
        return found

    def weight(self, key: str) -> Tensor:
        """A weight. UnknownName where the module was made without it."""
        if key not in self.weights:
            raise UnknownName(
                f"this line needs {key}, which this module was made without",
                hint="name the line in `outputs` when the module is made",
            )
        return getattr(self, key)  # type: ignore[no-any-return]

    def mask(self, key: str, shape: tuple[int, ...], like: Tensor) -> Tensor:
        """A mask of dropout or zoneout."""
        raise AssertionError(f"{self.kind} has no state to disturb")

    def start(self, key: str, shape: Shape, states: Mapping[str, Tensor], like: Tensor) -> Tensor:
        """A state before the first step."""
        raise AssertionError(f"{self.kind} carries nothing")

    def extra_repr(self) -> str:
        """The sizes."""
        sizes = ", ".join(f"{letter}={size}" for letter, size in self.plan.sizes.items())
        return f"{self.plan.model.name}, {sizes}"


def fitting(key: str, shape: Shape, x: Tensor) -> Tensor:
    """The value, if it has the shape the record says; ShapeError if not."""
    own = len(shape)
    have = x.shape[x.ndim - own :]
    fits = x.ndim >= own and all(
        isinstance(size, str) or size == there for size, there in zip(shape, have, strict=True)
    )
    if not fits:
        want = "×".join(str(size) for size in shape) or "a single number"
        written = "×".join(str(size) for size in x.shape) or "a single number"
        raise ShapeError(
            f"{key} is {written}",
            expected=f"{want}, or with the examples of a batch in front: batch×{want}",
        )
    return x


def batch(given: Mapping[str, Tensor], shapes: Mapping[str, Shape]) -> tuple[int, ...]:
    """The axes in front of the data's own."""
    leads = [given[key].shape[: given[key].ndim - len(shape)] for key, shape in shapes.items()]
    return tuple(torch.broadcast_shapes(*leads)) if leads else ()


def measured(shape: Shape, sizes: Mapping[str, int]) -> tuple[int, ...]:
    """A shape with its open lengths as the data tell them."""
    return tuple(sizes[size] if isinstance(size, str) else size for size in shape)


def open_sizes(given: Mapping[str, Tensor], shapes: Mapping[str, Shape]) -> dict[str, int]:
    """Open lengths, as the data tell them."""
    found: dict[str, int] = {}
    for key, shape in shapes.items():
        for back, size in enumerate(reversed(shape), 1):
            if isinstance(size, str):
                found.setdefault(size, given[key].shape[-back])
    return found


def _outputs(plan: Plan) -> tuple[str, ...]:
    """The record's output; for equations without one, the last line."""
    if plan.model.output:
        return tuple(key_of(part) for part in plan.model.output.replace(";", ",").split(","))
    return (list(plan.lines)[-1],)


def _keyed(given: Mapping[str, Tensor] | None) -> dict[str, Tensor]:
    return {k if " " in k else key_of(k): value for k, value in (given or {}).items()}
