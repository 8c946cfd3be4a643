"""What it finds: a window multiplied by a wrong entry of the kernel at one place: the value of a
neighbour.

Why it matters: one output is wrong, and the next window may be right again: such slips are hard
to see.

How to put it right: write the kernel beside the window and go through both row by row.

Source: counted on real worked pages (twice).
"""

from __future__ import annotations

from handgrad.check.compose import base_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, told

_KERNELS = frozenset({"k", "K", "kernel", "F", "filter"})
_PAIR = 2


def explain(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.written is None or base_of(slip.belongs) not in _KERNELS:
        return None
    if slip.true is not None and slip.hits(-slip.true):
        return None  # its own value without the sign is a lost sign, whatever the others are
    here = place(slip.belongs.node)
    if here is None or len(here[1]) < _PAIR:
        return None
    for other in slip.of_this_value():
        at = place(other.node)
        if at is not None and at[0] == here[0] and other.node is not slip.belongs.node:
            return told(slip, f"{other.shown} stands for {slip.shown(slip.belongs)}", weight=1)
    return None


_PROBLEM = """\
schema: 1
title: T
equations: |
  o = k_{11} x_{11} + k_{12} x_{12} + k_{21} x_{21} + k_{22} x_{22}
given:
  {x_{11}: 2, x_{12}: 0.7, x_{21}: 1.3, x_{22}: 3, k_{11}: 1.5, k_{12}: -0.4, k_{21}: 0.8,
  k_{22}: -1.1}
decimals: 4
"""

RULE = Rule(
    code="HG508",
    name="kernel-entry-misread",
    summary="a convolution uses another entry of the kernel at one position",
    looks_at=("operand",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$o = 1.5 \\cdot 2 + 0.8 \\cdot 0.7 + 0.8 \\cdot 1.3 - 1.1 \\cdot 3 = 1.3$",
            "0.8",
            "stands for",
            _PROBLEM,
        ),
    ),
    right=("$o = 1.5 \\cdot 2 - 0.4 \\cdot 0.7 + 0.8 \\cdot 1.3 - 1.1 \\cdot 3 = 0.46$",),
)
