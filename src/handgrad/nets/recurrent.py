"""recurrent: models with a state: run over sequences, one or many, short and long together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import nn

from handgrad.errors import ShapeError, UnknownName
from handgrad.graph.model import Model
from handgrad.graph.node import Node
from handgrad.nets.net import Net, Shape, Start, fitting
from handgrad.nets.noise import Noise
from handgrad.nets.plan import TIME, key_of

Tensor = torch.Tensor
State = dict[str, Tensor]


class Recurrent(Net):
    """A recurrent model: `output, state = net(x)`.

    x        time×d, or batch×time×d
    learned  states that begin with trained values instead of 0: True, or their names
    noise    dropout and zoneout of states (`nets.noise`)

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
        constants: Mapping[str, Any] | None = None,
        learned: bool | Sequence[str] = False,
        noise: Noise | None = None,
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
        self.noise = Noise() if noise is None else noise
        for key in (*self.noise.zoneout, *self.noise.dropout):
            if key not in states:
                raise UnknownName(f"{model.name} has no state {key}", expected=", ".join(states))
        leaves = self.plan.leaves["inputs"]
        self.timed = [len(n.axes) if k in self.plan.timed else 0 for k, n in leaves.items()]
        self.masks = Masks(self.noise.leaves(states))
        self.learned = list(states) if learned is True else [key_of(k) for k in learned or ()]
        for key in self.learned:
            if key not in states:
                raise UnknownName(f"{model.name} has no state {key}", expected=", ".join(states))
            shape = states[key].shape
            self.register_parameter(
                f"{key}_0",
                nn.Parameter(torch.zeros(shape, device=device, dtype=dtype)),  # type: ignore[arg-type]
            )
        self.plan.ready(self.outputs, masks=self.masks.leaves)

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
        ready = self.plan.ready(keys, lengths is not None, self.masks.leaves)
        starts = {key_of(name): value for name, value in initial.items()} if initial else {}
        ends = None
        if lengths is not None:
            ends = counted(lengths, inputs[0])
        values = self.values(ready, inputs, targets, draws, starts, ends)
        found = ready.program.call(values, self.steps(inputs))
        if ends is not None:
            found = behind(found, ready.timed, ends)
        state = dict(zip(ready.states, found[len(keys) :], strict=True))
        return self.results(keys, found, return_all), state

    def steps(self, inputs: Sequence[Tensor]) -> dict[str, int]:
        """How many steps there are, also for lines that read no input."""
        for x, rank in zip(inputs, self.timed, strict=False):
            if rank:
                return {TIME: x.shape[x.ndim - rank]}
        return {}

    def mask(self, key: str, shape: tuple[int, ...], like: Tensor) -> Tensor:
        """A mask of dropout or zoneout: drawn in training, its mean in use."""
        return self.noise.draw(key, shape, like, self.training)

    def start(self, key: str, shape: Shape, states: Mapping[str, Tensor], like: Tensor) -> Tensor:
        """A state before the first step: given, learned, or 0."""
        if key in states:
            return fitting(key, shape, states[key])
        if key in self.learned:
            return getattr(self, f"{key}_0")  # type: ignore[no-any-return]
        return like.new_zeros(shape)  # type: ignore[arg-type]


class Masks:
    """The leaves of the masks; copies of a module share them, as they share its plan."""

    def __init__(self, leaves: dict[str, Node]) -> None:
        self.leaves = leaves

    def __deepcopy__(self, memo: object) -> Masks:
        return self


def behind(found: list[Tensor], timed: list[int], lengths: Tensor) -> list[Tensor]:
    """What comes out behind the end of an example is 0.

    timed  for each line: how many axes it has if it has a row for every step, else 0
    """
    shown = list(found)
    for at, own in enumerate(timed):
        if own:
            x = found[at]
            steps = torch.arange(x.shape[x.ndim - own], device=x.device)
            there = steps < lengths.unsqueeze(-1)
            shown[at] = x * there.reshape(*there.shape, *(1,) * (own - 1)).to(x.dtype)
    return shown


def counted(lengths: Tensor | Sequence[int], x: Tensor) -> Tensor:
    """The lengths as a tensor. Raises ShapeError where they do not fit the batch."""
    found = torch.as_tensor(lengths, device=x.device)
    lead, steps = tuple(x.shape[: found.ndim]), x.shape[found.ndim]
    if tuple(found.shape) != lead:
        raise ShapeError(
            f"{found.numel()} lengths for a batch of {lead[0] if lead else 1}",
            expected="one length for each example",
        )
    if not torch.compiler.is_compiling() and bool(((found < 0) | (found > steps)).any()):
        raise ShapeError(f"a length is outside 0 to {steps}, the number of steps there are")
    return found.to(x.dtype)
