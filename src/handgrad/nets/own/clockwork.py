"""clockwork: a unit whose turn it is not is not worked out.

The equations say h_t = m_t ⊙ a_t + (1 − m_t) ⊙ h_{t-1}; run as they stand, a_t is worked out for
every unit and thrown away for most. Here the units of one period are a group; a group is touched at
multiples of its period only, with the inputs of these steps in one product, and multiplies only the
groups it sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from handgrad.nets.recurrent import Recurrent


class Clockwork(Recurrent):
    """A Clockwork network: `nets.clockwork(d=…, n=…, k=…, P=periods, S=sees(periods))`."""

    W: Tensor
    U: Tensor
    b: Tensor
    V: Tensor
    c: Tensor

    def forward(self, *inputs: Tensor, **settings: Any) -> Any:
        """As for `Recurrent`; lines other than h and o, and uneven lengths, by the equations."""
        initial = settings.pop("initial", None)
        plain = not any(value is not None and value is not False for value in settings.values())
        if not plain or self.noise or not set(self.outputs) <= {"h", "o"} or len(inputs) != 1:
            return super().forward(*inputs, initial=initial, **settings)
        x = inputs[0] if inputs[0].ndim == 3 else inputs[0].unsqueeze(0)
        start = (initial or {}).get("h")
        if start is None:
            start = self.start("h", (self.width,), {}, x)
        h, last = self.ticks(x, start.expand(x.shape[0], -1))
        if inputs[0].ndim == 2:
            h, last = h.squeeze(0), last.squeeze(0)
        found = [h if key == "h" else h @ self.V.T + self.c for key in self.outputs]
        return found[0] if len(found) == 1 else tuple(found), {"h": last}

    def ticks(self, x: Tensor, start: Tensor) -> tuple[Tensor, Tensor]:
        """All states over time and the last one; x is batch×time×d."""
        periods = self.constants["P"].tolist()
        sees = self.constants["S"].to(x)
        groups = [
            torch.tensor([at for at, p in enumerate(periods) if p == period])
            for period in sorted(set(periods))
        ]
        turns = sorted(int(p) for p in set(periods))
        seen = [
            [other for other, units in enumerate(groups) if bool(sees[own][:, units].any())]
            for own in groups
        ]
        weights = sees * self.U
        parts = [
            weights[own][:, torch.cat([groups[other] for other in seen[g]])]
            for g, own in enumerate(groups)
        ]
        # The inputs of the steps at which a group ticks, in one product.
        fed = [
            (x[:, p - 1 :: p] @ self.W[own].T + self.b[own]).unbind(1)
            for p, own in zip(turns, groups, strict=True)
        ]
        h = [start[:, own] for own in groups]
        over: list[Tensor] = []
        for t in range(1, x.shape[1] + 1):
            before = list(h)
            for g, period in enumerate(turns):
                if t % period == 0:
                    held = torch.cat([before[other] for other in seen[g]], -1)
                    h[g] = torch.tanh(fed[g][t // period - 1] + held @ parts[g].T)
            over.append(torch.cat(h, -1))
        place = torch.cat(groups).argsort()
        return torch.stack(over, 1)[..., place], over[-1][..., place]


def sees(periods: Sequence[int]) -> Tensor:
    """S of the paper: a unit sees units that are as slow as itself or slower.

    >>> sees([1, 2]).tolist()
    [[1.0, 1.0], [0.0, 1.0]]
    """
    p = torch.tensor(periods)
    return (p.unsqueeze(0) >= p.unsqueeze(1)).float()


MODULE = Clockwork
