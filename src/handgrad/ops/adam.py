"""adam: one step of Adam: the weight after it."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="adam",
    summary="one step of Adam",
    inputs=("w", "d", "m", "v", "t", "η", "β_1", "β_2", "ε"),
    reads=("adam", "Adam"),
    writes={"unicode": "Adam", "latex": "\\operatorname{Adam}", "plain": "adam"},
    element="w - η·((β_1·m + (1 - β_1)·d) / (1 - β_1^t)) / (√((β_2·v + (1 - β_2)·d^2) / (1 - "
    "β_2^t)) + ε)",
    slope="element",
    says="{w} after one step of Adam",
    source="Kingma, Ba 2015, algorithm 1",
    examples={"10, 20, 0, 0, 1, 0.1, 0.9, 0.999, 0": "9.9"},
)
