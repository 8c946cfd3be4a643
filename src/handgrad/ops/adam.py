"""adam: one step of Adam: the weight after it."""

from __future__ import annotations

from handgrad.graph.op import Op

# The new averages, the corrections of their start at 0, and what the step is divided by.
M = "(β_1·m + (1 - β_1)·d)"
V = "(β_2·v + (1 - β_2)·d^2)"
C, K = "(1 - β_1^t)", "(1 - β_2^t)"
R = f"√({V} / {K})"
D = f"({R} + ε)"
# What a change of the corrected second average does to the step.
TOWARDS_V = f"g·η·{M} / {C} / {D}^2 / (2·{R})"

OP = Op(
    name="adam",
    summary="one step of Adam",
    inputs=("w", "d", "m", "v", "t", "η", "β_1", "β_2", "ε"),
    reads=("adam", "Adam"),
    writes={"unicode": "Adam", "latex": "\\operatorname{Adam}", "plain": "adam"},
    element=f"w - η·({M} / {C}) / {D}",
    slope={
        "w": "g",
        "d": f"-g·η·(1 - β_1) / ({C}·{D}) + {TOWARDS_V}·2·(1 - β_2)·d / {K}",
        "m": f"-g·η·β_1 / ({C}·{D})",
        "v": f"{TOWARDS_V}·β_2 / {K}",
        "η": f"-g·{M} / ({C}·{D})",
        "β_1": f"-g·η·((m - d) / {C} + {M}·t·β_1^(t - 1) / {C}^2) / {D}",
        "β_2": f"{TOWARDS_V}·((v - d^2) / {K} + {V}·t·β_2^(t - 1) / {K}^2)",
        "ε": f"g·η·{M} / ({C}·{D}^2)",
    },
    kinks="no derivative by the number of the step t",
    says="{w} after one step of Adam",
    source="Kingma, Ba 2015, algorithm 1",
    examples={"10, 20, 0, 0, 1, 0.1, 0.9, 0.999, 0": "9.9"},
)
