"""recurrent: models with a state: run over sequences, one or many, short and long together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import nn

from handgrad.errors import ShapeError, UnknownName
from handgrad.graph.leaf import quantity
from handgrad.graph.model import Model
from handgrad.graph.node import Node, Role
from handgrad.nets.net import Net, Start
from handgrad.nets.plan import key_of
from handgrad.notation import Name

Tensor = torch.Tensor
State = dict[str, Tensor]
LENGTH = quantity(Name("length"), (), Role.GIVEN)


class Recurrent(Net):
    """A recurrent model: `output, state = net(x)`.

    x        time×d, or batch×time×d
    learned  states that begin with trained values instead of 0: True, or their names

    Everything else as for `Net`.

    >>> from handgrad.nets import module
    >>> net = module("lstm", d=2, n=3)
    >>> output, state = net(torch.zeros(5, 7, 2))
    >>> output.shape, state["c"].shape
    (torch.Size([5, 7, 3]), torch.Size([5, 3]))
    """

    def __init__(
        self,
        model: Model,
        sizes: Mapping[str, int],
        *,
        outputs: Sequence[str] = (),
        start: Start | None = None,
        constants: Mapping[str, float] | None = None,
        learned: bool | Sequence[str] = False,
        device: Any = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__(
            model,
            sizes,
            outputs=outputs,
            start=start,
            constants=constants,
            device=device,
            dtype=dtype,
        )
        states = self.plan.leaves["state"]
        self.learned = list(states) if learned is True else [key_of(k) for k in learned or ()]
        for key in self.learned:
            if key not in states:
                raise UnknownName(f"{model.name} has no state {key}", expected=", ".join(states))
            shape = states[key].shape
            self.register_parameter(
                f"{key}_0", nn.Parameter(torch.zeros(shape, device=device, dtype=dtype))  # type: ignore[arg-type]
            )

    def forward(
        self,
        *inputs: Tensor,
        initial: Mapping[str, Tensor] | None = None,
        lengths: Tensor | Sequence[int] | None = None,
        targets: Mapping[str, Tensor] | None = None,
        draws: Mapping[str, Tensor] | None = None,
        return_all: Sequence[str] | bool = False,
    ) -> Any:
        """The output over time and the states after the last step, by name.

        initial     states before the first step, as an earlier call returned them; else 0, or what
                    was learned
        lengths     the true length of each example of a padded batch
        return_all  names of lines, or True for every line: a table of them over time instead of
                    the output, as in `lines, state = net(x, return_all=["f", "c"])`
        """
        keys = self.asked(return_all)
        known = self.known(keys, inputs, targets, draws)
        x = inputs[0] if inputs else next(iter(self.parameters()))
        starts = {key_of(name): value for name, value in (initial or {}).items()}
        for key, node in self.plan.leaves["state"].items():
            if key in starts:
                known[node] = self.fitting(key, node, starts[key])
            elif key in self.learned:
                known[node] = getattr(self, f"{key}_0")
            else:
                known[node] = x.new_zeros(node.shape)  # type: ignore[arg-type]
        leaf: Node | None = None
        if lengths is not None:
            leaf = LENGTH
            given = dict(zip(self.plan.leaves["inputs"], inputs, strict=False))
            known[leaf] = counted(lengths, self.lead(given), self.lengths_of(given)["T"], x)
        program = self.plan.program(keys, leaf)
        found = program.run(known)
        if lengths is not None:
            found = self.shown(keys, found, known[LENGTH])
        names = self.plan.finals(self.plan.cone(keys))
        state = dict(zip(names, found[len(keys) :], strict=True))
        return self.results(keys, found, return_all), state

    def shown(self, keys: Sequence[str], found: list[Tensor], lengths: Tensor) -> list[Tensor]:
        """What comes out behind the end of an example is 0."""
        shown = list(found)
        for at, key in enumerate(keys):
            node = self.plan.graph[self.plan.key(key)]
            if key_of(key) in self.plan.timed:
                x = found[at]
                own = len(node.axes)
                steps = torch.arange(x.shape[x.ndim - own], device=x.device)
                there = steps < lengths.unsqueeze(-1)
                shown[at] = x * there.reshape(*there.shape, *(1,) * (own - 1)).to(x.dtype)
        return shown


def counted(
    lengths: Tensor | Sequence[int], lead: tuple[int, ...], steps: int, like: Tensor
) -> Tensor:
    """The lengths as a tensor. Raises ShapeError where they do not fit the batch."""
    found = torch.as_tensor(lengths, device=like.device)
    if tuple(found.shape) != lead:
        raise ShapeError(
            f"lengths has the shape {tuple(found.shape)} but the batch {lead}",
            expected="one length for each example",
        )
    if not torch.compiler.is_compiling() and bool(((found < 0) | (found > steps)).any()):
        raise ShapeError(f"a length is outside 0 to {steps}, the number of steps there are")
    return found.to(like.dtype)
