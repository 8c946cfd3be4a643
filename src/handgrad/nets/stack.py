"""stack: recurrent layers one on another, of any widths, and in both directions of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import nn

from handgrad.errors import ShapeError, UnknownName, nearest
from handgrad.nets.recurrent import State

Tensor = torch.Tensor


def mean(forward: Tensor, backward: Tensor) -> Tensor:
    """Half of each."""
    return (forward + backward) / 2


MERGES: Mapping[str, Callable[[Tensor, Tensor], Tensor]] = {
    "concat": lambda forward, backward: torch.cat([forward, backward], -1),
    "sum": torch.add,
    "mean": mean,
    "product": torch.mul,
}


class Bidirectional(nn.Module):
    """Two modules, one reading forward, one backward; their outputs are joined at each step.

    forward, backward  recurrent modules: `output, state = module(x, lengths=…)`
    merge              'concat' (forward first), 'sum', 'mean' or 'product'

    The backward one begins at each example's own last step, whatever its cell: the sequence is
    turned round up to its length, and so is what comes out.

    >>> from handgrad.nets import module
    >>> both = Bidirectional(module("gru", d=2, n=3), module("gru", d=2, n=3))
    >>> both(torch.zeros(5, 7, 2))[0].shape
    torch.Size([5, 7, 6])
    """

    def __init__(self, forward: nn.Module, backward: nn.Module, merge: str = "concat") -> None:
        super().__init__()
        if merge not in MERGES:
            raise UnknownName(
                f"there is no merge called {merge}",
                expected=", ".join(MERGES),
                hint=nearest(merge, list(MERGES)),
            )
        self.ahead = forward
        self.back = backward
        self.merge = merge

    def forward(
        self,
        x: Tensor,
        *,
        initial: Mapping[str, State] | None = None,
        lengths: Tensor | Sequence[int] | None = None,
    ) -> tuple[Tensor, dict[str, State]]:
        """The joined outputs, and the last states of both: {'forward': …, 'backward': …}."""
        start = initial or {}
        ahead, first = self.ahead(x, initial=start.get("forward"), lengths=lengths)
        turned, last = self.back(
            turned_round(x, lengths), initial=start.get("backward"), lengths=lengths
        )
        back = turned_round(turned, lengths)
        return MERGES[self.merge](ahead, back), {"forward": first, "backward": last}


def turned_round(x: Tensor, lengths: Tensor | Sequence[int] | None = None) -> Tensor:
    """Time backwards, each example up to its own length; padding stays where it is.

    x  time×…, or batch×time×… where there are lengths

    >>> turned_round(torch.tensor([[[1], [2], [0]]]), [2]).flatten().tolist()
    [2, 1, 0]
    """
    if lengths is None:
        return x.flip(-2)
    ends = torch.as_tensor(lengths, device=x.device).unsqueeze(-1)
    steps = torch.arange(x.shape[-2], device=x.device)
    source = torch.where(steps < ends, ends - 1 - steps, steps)
    return x.gather(-2, source.unsqueeze(-1).expand(x.shape))


class Stack(nn.Module):
    """Layers one on another: each reads what the one below shows.

    layers   recurrent modules, from the input up
    dropout  between layers, in training; drawn for every step, as in torch.nn

    >>> from handgrad.nets import stack
    >>> deep = stack("lstm", d=4, widths=[8, 3])
    >>> deep(torch.zeros(5, 7, 4))[0].shape
    torch.Size([5, 7, 3])
    """

    def __init__(self, layers: Sequence[nn.Module], dropout: float = 0.0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.dropout = dropout

    def forward(
        self,
        x: Tensor,
        *,
        initial: Sequence[Any] | None = None,
        lengths: Tensor | Sequence[int] | None = None,
    ) -> tuple[Tensor, list[Any]]:
        """The top layer's output, and the last states of every layer."""
        if initial is not None and len(initial) != len(self.layers):
            raise ShapeError(f"{len(initial)} initial states for {len(self.layers)} layers")
        states = []
        for at, layer in enumerate(self.layers):
            if at and self.dropout:
                x = nn.functional.dropout(x, self.dropout, self.training)
            x, state = layer(x, initial=None if initial is None else initial[at], lengths=lengths)
            states.append(state)
        return x, states
