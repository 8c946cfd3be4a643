"""mixture: a mixture of Gaussians fitted to codes, to draw new codes from where codes really occur.

Expectation and maximisation with one variance for each entry (Dempster, Laird, Rubin 1977); used by
the model vae_sample_mixture.
"""

from __future__ import annotations

import math

import msgspec
import torch

Tensor = torch.Tensor
LEAST = 1e-6  # what is added to a variance: a component on a single point stays a density


class Mixture(msgspec.Struct, frozen=True, eq=False):
    """g components: how often each is, its mean and its standard deviations, g×n."""

    shares: Tensor
    means: Tensor
    spreads: Tensor

    def log_density(self, codes: Tensor) -> Tensor:
        """ln p of each code."""
        return torch.logsumexp(self.joint(codes), -1)

    def joint(self, codes: Tensor) -> Tensor:
        """ln of share times density, for each code and component."""
        z = (codes.unsqueeze(-2) - self.means) / self.spreads
        size = 0.5 * math.log(2 * math.pi) * codes.shape[-1]
        densities = -0.5 * (z * z).sum(-1) - self.spreads.log().sum(-1) - size
        return densities + self.shares.log()

    def sample(self, count: int) -> Tensor:
        """New codes: a component is drawn, then a point of it."""
        which = torch.multinomial(self.shares, count, replacement=True)
        return self.means[which] + self.spreads[which] * torch.randn_like(self.means[which])


def fit(codes: Tensor, components: int, steps: int = 100) -> Mixture:
    """The mixture that makes the codes likely; every step makes them likelier.

    codes  examples×n; the first means are spread-out codes, each far from those before
    """
    means = codes[:1]
    while len(means) < components:
        far = torch.cdist(codes, means).amin(-1).argmax()
        means = torch.cat([means, codes[far : far + 1]])
    spreads = (codes.var(0, unbiased=False) + LEAST).sqrt().expand_as(means)
    found = Mixture(codes.new_full((components,), 1 / components), means, spreads)
    for _ in range(steps):
        joint = found.joint(codes)
        parts = torch.softmax(joint, -1)
        counts = parts.sum(0)
        means = parts.T @ codes / counts.unsqueeze(-1)
        squares = parts.T @ codes**2 / counts.unsqueeze(-1) - means**2
        found = Mixture(counts / len(codes), means, (squares.clamp(min=0) + LEAST).sqrt())
    return found
