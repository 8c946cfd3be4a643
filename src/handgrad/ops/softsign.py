"""softsign: squash any number into (−1, 1), slowly."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="softsign",
    summary="the softsign function",
    reads=("softsign",),
    writes={"unicode": "softsign", "latex": "\\operatorname{softsign}", "plain": "softsign"},
    element="x / (1 + |x|)",
    slope={"x": "g / (1 + |x|)^2"},
    says="squash {x} into the interval (−1, 1), slowly",
    source="Bergstra et al. 2009",
    examples={"1": "1/2", "-3": "-3/4"},
)
