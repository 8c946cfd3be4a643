"""silu: a value times its sigmoid."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="silu",
    summary="the sigmoid linear unit",
    reads=("SiLU", "silu", "swish"),
    writes={"unicode": "SiLU", "latex": "\\operatorname{SiLU}", "plain": "silu"},
    element="x·σ(x)",
    slope={"x": "g·(σ(x) + y·(1 - σ(x)))"},
    says="{x} times its sigmoid",
    source="Elfwing, Uchibe, Doya 2018",
    examples={"0": "0", "ln 3": "3/4·ln 3"},
)
