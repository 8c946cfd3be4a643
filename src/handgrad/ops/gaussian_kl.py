"""gaussian_kl: how far a Gaussian is from the standard one."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="gaussian_kl",
    summary="the divergence of a Gaussian from the standard Gaussian",
    inputs=("m", "v"),
    shape="m: …, v: … -> ()",
    reads=("gaussian_kl",),
    writes={"unicode": "KL", "latex": "\\operatorname{KL}", "plain": "gaussian_kl"},
    element="-1/2·sum(1 + v - m^2 - exp(v))",
    slope={"m": "g·m", "v": "g·(exp(v) - 1) / 2"},
    says="the divergence of the Gaussian with mean {m} and log-variance {v}",
    source="Kingma, Welling 2014, appendix B",
    examples={"[1, 0], [0, 0]": "1/2"},
)
