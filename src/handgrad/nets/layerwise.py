"""layerwise: layers trained one after another, then all of them together (Bengio et al. 2007;
Vincent et al. 2010).

Each line trains the weights it needs that no line before has trained; what is below is held fixed
and read as it is, without the corruption meant for the layer in training. The last line trains all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import torch

from handgrad.nets.net import Net

Tensor = torch.Tensor


class Stage(msgspec.Struct, frozen=True):
    """One line that was trained: the weights it moved, its mean before and after."""

    line: str
    weights: tuple[str, ...]
    before: float
    after: float


def layerwise(
    net: Net,
    x: Tensor,
    lines: Sequence[str],
    *,
    steps: int = 200,
    rate: float = 0.01,
) -> Iterator[Stage]:
    """Train the lines in their order, each on all examples of `x`, by Adam.

    net    made with these lines among its outputs, so that it has their weights
    lines  losses of single layers, then the loss of the whole: ['L_1', 'L_2', 'L']

    >>> from handgrad.nets import module
    >>> _ = torch.manual_seed(0)
    >>> net = module("stacked_autoencoder", d=3, m=2, n=1, outputs=["x̂", "L_1", "L_2", "L"])
    >>> stages = layerwise(net, torch.rand(5, 3), ["L_1", "L_2", "L"], steps=1)
    >>> [stage.weights for stage in stages][0]
    ('W_1', 'b_1', 'V_1', 'a_1')
    """
    done: set[str] = set()
    for at, line in enumerate(lines):
        needed = net.plan.needs((line,))
        own = [key for key in net.weights if net.plan.leaves["weights"][key] in needed]
        moved = own if at == len(lines) - 1 else [key for key in own if key not in done]
        done |= set(moved)
        optimiser = torch.optim.Adam([getattr(net, key) for key in moved], lr=rate)
        before = mean(net, x, line).item()
        for _ in range(steps):
            optimiser.zero_grad()
            mean(net, x, line).backward()
            optimiser.step()
        yield Stage(line, tuple(moved), before, mean(net, x, line).item())


def mean(net: Net, x: Tensor, line: str) -> Tensor:
    """The average of a line over the examples."""
    found: Tensor = net(x, return_all=[line])[line]
    return found.mean()
