"""net: a model of the catalogue, or a user's own equations, as a PyTorch module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import nn

from handgrad.errors import ShapeError, UnknownName, nearest
from handgrad.graph.model import Model
from handgrad.graph.node import Node
from handgrad.nets.plan import Plan, key_of
from handgrad.nets.start import begin

Tensor = torch.Tensor
Start = Mapping[str, float | str | Tensor]


class Net(nn.Module):
    """A model without recurrence: its inputs in the order of its record, its output back.

    model      the record
    sizes      the sizes of its axes: {'d': 10, 'n': 20}
    outputs    the lines that are its output; the record's output by default. Weights that no
               output needs are left out
    start      how weights begin, by name (`nets.start`)
    constants  values of the record's constants

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
        constants: Mapping[str, float] | None = None,
        device: Any = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        self.plan = Plan(model, sizes)
        self.outputs = tuple(outputs) or _outputs(self.plan)
        self.begin: dict[str, float | str | Tensor] = {
            key_of(name): how for name, how in (start or {}).items()
        }
        needed = self.plan.needs(self.outputs)
        self.weights = [key for key, node in self.plan.leaves["weights"].items() if node in needed]
        shapes = [self.plan.leaves["weights"][key].shape for key in self.weights]
        self.plan.want(size for shape in shapes for size in shape if isinstance(size, str))
        for key, shape in zip(self.weights, shapes, strict=True):
            self.register_parameter(
                key, nn.Parameter(torch.empty(shape, device=device, dtype=dtype))  # type: ignore[arg-type]
            )
        self.constants = {key_of(name): value for name, value in (constants or {}).items()}
        self.reset_parameters()

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
        known = self.known(keys, inputs, targets, draws)
        found = self.plan.program(keys).run(known)
        return self.results(keys, found, return_all)

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
        for name in return_all:
            self.plan.key(name)
        return tuple(return_all)

    def known(
        self,
        keys: tuple[str, ...],
        inputs: Sequence[Tensor],
        targets: Mapping[str, Tensor] | None,
        draws: Mapping[str, Tensor] | None,
    ) -> dict[Node, Any]:
        """The value of every leaf the lines need."""
        plan = self.plan
        needed = plan.needs(keys)
        found: dict[Node, Any] = {}
        for key in self.weights:
            found[plan.leaves["weights"][key]] = getattr(self, key)
        missing = [k for k, n in plan.leaves["weights"].items() if n in needed and n not in found]
        if missing:
            raise UnknownName(
                f"these lines need {', '.join(missing)}, which this module was made without",
                hint=f"make it with outputs={list(keys)}",
            )
        names = list(plan.leaves["inputs"])
        if len(inputs) > len(names):
            raise ShapeError(f"{plan.model.name} takes {len(names)} inputs: {', '.join(names)}")
        given = {**dict(zip(names, inputs, strict=False)), **_keyed(targets), **_keyed(draws)}
        lead = self.lead(given)
        like = inputs[0] if inputs else next(iter(self.parameters()))
        for section in ("inputs", "targets", "draws", "constants"):
            for key, node in plan.leaves[section].items():
                if key in given:
                    found[node] = self.fitting(key, node, given[key])
                elif node not in needed:
                    continue
                elif section == "draws":
                    sizes = self.lengths_of(given)
                    shape = [sizes.get(s, s) if isinstance(s, str) else s for s in node.shape]
                    found[node] = torch.randn(*lead, *shape, dtype=like.dtype, device=like.device)
                elif key in self.constants:
                    found[node] = self.constants[key]
                else:
                    raise UnknownName(
                        f"{plan.model.name} needs {key}",
                        hint=f"{section}={{'{key}': …}}" if section != "inputs" else "",
                    )
        return found

    def lead(self, given: Mapping[str, Tensor]) -> tuple[int, ...]:
        """The axes of the batch."""
        leads = [
            x.shape[: x.ndim - len(node.axes)]
            for section in ("inputs", "targets", "draws")
            for key, node in self.plan.leaves[section].items()
            if (x := given.get(key)) is not None
        ]
        return tuple(torch.broadcast_shapes(*leads)) if leads else ()

    def lengths_of(self, given: Mapping[str, Tensor]) -> dict[str, int]:
        """Open lengths, as the data tell them."""
        found: dict[str, int] = {}
        for section in ("inputs", "targets", "draws"):
            for key, node in self.plan.leaves[section].items():
                if key in given:
                    for at, axis in enumerate(reversed(node.axes), 1):
                        if isinstance(axis.size, str):
                            found.setdefault(axis.size, given[key].shape[-at])
        return found

    def fitting(self, key: str, node: Node, x: Tensor) -> Tensor:
        """The value, if it has the shape the record says; ShapeError if not."""
        own = len(node.axes)
        shape = tuple(x.shape[x.ndim - own :])
        wrong = x.ndim < own or any(
            isinstance(size, int) and size != have
            for size, have in zip(node.shape, shape, strict=True)
        )
        if wrong:
            want = "×".join(str(size) for size in node.shape) or "a single number"
            have = "×".join(str(size) for size in x.shape) or "a single number"
            raise ShapeError(
                f"{key} is {have}",
                expected=f"{want}, or with examples of a batch in front: batch×{want}",
            )
        return x

    def extra_repr(self) -> str:
        """The sizes."""
        sizes = ", ".join(f"{letter}={size}" for letter, size in self.plan.sizes.items())
        return f"{self.plan.model.name}, {sizes}"


def _outputs(plan: Plan) -> tuple[str, ...]:
    """The record's output; for equations without one, the last line."""
    if plan.model.output:
        return tuple(key_of(part) for part in plan.model.output.replace(";", ",").split(","))
    return (list(plan.lines)[-1],)


def _keyed(given: Mapping[str, Tensor] | None) -> dict[str, Tensor]:
    return {key_of(name): value for name, value in (given or {}).items()}
